using Grid.Ledger.Streams;
using Xunit.Sdk;

namespace Grid.Tests.City;

/// <summary>Waits for what must come about, by asking again; what fails after the deadline is said as it was last found.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    public static async Task Holds(Func<Task> claim)
    {
        var asked = TimeProvider.System.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(5); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await claim();
                return;
            }
            catch (Exception wrong) when ((wrong is XunitException || Machine.Fails(wrong)) && TimeProvider.System.GetElapsedTime(asked) < Patience)
            {
                await Task.Delay(pause);
            }
        }
    }
}
