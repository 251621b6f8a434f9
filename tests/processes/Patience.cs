namespace Grid.Tests.Processes;

/// <summary>Waiting for what comes when it comes, up to a limit.</summary>
public static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task Until(Func<Task<bool>> done, TimeSpan patience, Func<string> complaint)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await done())
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                throw new TimeoutException(complaint());
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
