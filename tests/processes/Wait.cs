namespace Grid.Tests.Processes;

/// <summary>
/// The one way in which tests wait for what comes when it comes: they ask again, up to a limit. No test waits for a
/// time.
/// </summary>
public static class Wait
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    public static Task Until(Func<Task<bool>> done, TimeSpan patience, Func<string> complaint) =>
        Until(done, patience, () => new TimeoutException(complaint()));

    public static async Task Until(Func<Task<bool>> done, TimeSpan patience, Func<Exception> complaint)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var pause = FirstPause; !await done(); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                throw complaint();
            }

            await Task.Delay(pause, TimeProvider.System);
        }
    }
}
