using Grid.Storage;

namespace Grid.Tests.Storage;

/// <summary>A grain that keeps one word, and counts the reminders it hears.</summary>
[Alias("test.keepsake"), GrainInterfaceType("test.keepsake")]
internal interface IKeepsake : IGrainWithStringKey
{
    [Alias("read")] Task<string> Read();

    [Alias("write")] Task Write(string word);

    [Alias("forget")] Task Forget();

    [Alias("remind")] Task Remind();

    [Alias("leave")] Task Leave();
}

[GenerateSerializer, Alias("test.keepsake.state")]
internal sealed record Kept([property: Id(0)] string Word = "");

[GrainType("test-keepsake")]
internal sealed class KeepsakeGrain(
    [PersistentState("keepsake", StorageServices.Snapshots)] IPersistentState<Kept> kept,
    Bell bell
) : Grain, IKeepsake, IRemindable
{
    public Task<string> Read() => Task.FromResult(kept.State?.Word ?? "");

    public Task Write(string word)
    {
        kept.State = new Kept(word);
        return kept.WriteStateAsync();
    }

    public Task Forget() => kept.ClearStateAsync();

    public Task Remind() => this.RegisterOrUpdateReminder("bell", TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(1));

    public async Task Leave()
    {
        if (await this.GetReminder("bell") is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        bell.Rings.Writer.TryWrite(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }
}

/// <summary>Rings in the silo that hosts it.</summary>
internal sealed class Bell
{
    public System.Threading.Channels.Channel<string> Rings { get; } =
        System.Threading.Channels.Channel.CreateUnbounded<string>();
}
