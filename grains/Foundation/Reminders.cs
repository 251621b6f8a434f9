namespace Grid.Foundation;

/// <summary>Reminders that only wake a grain: an active grain ignores them.</summary>
internal static class Reminders
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>
    /// From now on a reminder wakes the grain each minute if it is not active. A reminder that exists already is left
    /// as it is. Callers do not await this: the work of the grain goes on while the reminder service does not answer.
    /// </summary>
    /// <param name="failed">
    /// Receives the error when the reminder could not be set; the caller asks for it again later.
    /// </param>
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
