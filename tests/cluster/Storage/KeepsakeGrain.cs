using Grid.Storage;

namespace Grid.Tests.Storage;

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

[GenerateSerializer, Alias("test.keepsake.state")]
internal sealed record Kept([property: Id(0)] string Word = "");

/// <summary>Rings in the silo that hosts it.</summary>
internal sealed class Bell
{
    public System.Threading.Channels.Channel<string> Rings { get; } =
        System.Threading.Channels.Channel.CreateUnbounded<string>();
}
