using Grid.Foundation;
using Grid.Storage;
using Microsoft.Extensions.Logging;

namespace Grid.Cells;

/// <summary>
/// When a silo is up, every re-cut that was decided and not yet entered goes on: its reminder lies where it may be
/// lost.
/// </summary>
internal sealed partial class Intentions(
    ContactList kept,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<Intentions> log
) : SiloLoop(log)
{
    /// <summary>For two minutes, which a store that starts with the city may take until it answers.</summary>
    private const int Attempts = 24;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task Run()
    {
        for (var attempt = 1; attempt <= Attempts && !await GoOn(); attempt++)
        {
            // What it needs is not up yet; after the last try its reminder goes on.
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

/// <summary>The door of a surveyor for what he began.</summary>
[Alias("grid.surveyor.intention"), GrainInterfaceType("grid.surveyor.intention")]
internal interface ISurveyorIntention : IGrainWithStringKey
{
    /// <summary>Goes on with a re-cut that was decided, if there is one.</summary>
    [Alias("goOn")] Task GoOn();
}
