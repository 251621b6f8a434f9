namespace Grid.Foundation;

/// <summary>Reminders that only wake: whoever is awake has nothing to do for them.</summary>
internal static class Reminders
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>
    /// From now on the grain is woken each minute, should it not be awake; left as it is where it was asked for before.
    /// Not to be waited for: what the grain is awake for goes on while those who keep the reminders do not answer.
    /// </summary>
    /// <param name="failed">Hears why it is not; to be asked for again then.</param>
    public static async Task KeepAwake<TGrain>(this TGrain grain, string name, Action<Exception> failed)
        where TGrain : Grain, IRemindable
    {
        try
        {
            if (await grain.GetReminder(name) is null)
            {
                await grain.RegisterOrUpdateReminder(name, Every, Every);
            }
        }
        catch (Exception wrong)
        {
            failed(wrong);
        }
    }
}
