using Grid.Storage;

namespace Grid.Tests.Storage;

[GrainType("test-keepsake")]
internal sealed class StoredWordGrain(
    [PersistentState("keepsake", StorageServices.Snapshots)] IPersistentState<StoredWord> kept,
    ReminderLog reminders)
    : Grain, IStoredWordGrain, IRemindable
{
    public Task<string> Read() => Task.FromResult(kept.State?.Word ?? "");

    public Task Write(string word)
    {
        kept.State = new StoredWord(word);
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
        reminders.Fired.Writer.TryWrite(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }
}

[GenerateSerializer, Alias("test.keepsake.state")]
internal sealed record StoredWord([property: Id(0)] string Word = "");

/// <summary>The reminders that fired in the silo that hosts the grain, by its key.</summary>
internal sealed class ReminderLog
{
    public System.Threading.Channels.Channel<string> Fired { get; } =
        System.Threading.Channels.Channel.CreateUnbounded<string>();
}
