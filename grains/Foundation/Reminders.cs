namespace Grid.Foundation;

/// <summary>Reminders that only wake: whoever is awake has nothing to do for them.</summary>
internal static class Reminders
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>From now on the grain is woken each minute, should it not be awake; left as it is where it was asked for before.</summary>
    public static async Task KeepAwake<TGrain>(this TGrain grain, string name, CancellationToken cancel = default) where TGrain : Grain, IRemindable
    {
        if (await grain.GetReminder(name, cancel) is null)
        {
            await grain.RegisterOrUpdateReminder(name, Every, Every, cancel);
        }
    }
}
