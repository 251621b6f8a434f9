using Grid.Foundation;
using Grid.Storage;
using Microsoft.Extensions.Logging;

namespace Grid.Cells;

/// <summary>
/// When a silo is up, continues every re-cut that was decided and not yet entered, since its reminder is kept where it
/// may be lost.
/// </summary>
internal sealed partial class Intentions(
    ContactList kept,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<Intentions> log)
    : SiloLoop(log)
{
    /// <summary>
    /// Two minutes of attempts: a store that starts together with the city may take so long until it answers.
    /// </summary>
    private const int Attempts = 24;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task Run()
    {
        for (var attempt = 1; attempt <= Attempts && !await GoOn(); attempt++)
        {
            // The stores are not up yet. After the last attempt the reminder of the re-cut continues it.
            await Task.Delay(Pause, time, Stopping);
        }
    }

    private async Task<bool> GoOn()
    {
        try
        {
            foreach (var county in await kept.Surveyors())
            {
                await grains.GetGrain<ISurveyorIntention>(county).GoOn();
            }

            return true;
        }
        catch (Exception wrong) when (!Stopping.IsCancellationRequested)
        {
            LogHeldUp(wrong);
            return false;
        }
    }
}
