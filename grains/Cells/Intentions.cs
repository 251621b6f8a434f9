using Grid.Foundation;
using Grid.Storage;
using Microsoft.Extensions.Logging;

namespace Grid.Cells;

/// <summary>The door of a surveyor for what he began.</summary>
[Alias("grid.surveyor.intention"), GrainInterfaceType("grid.surveyor.intention")]
internal interface ISurveyorIntention : IGrainWithStringKey
{
    /// <summary>Goes on with a re-cut that was decided, if there is one.</summary>
    [Alias("goOn")] Task GoOn();
}

/// <summary>When a silo is up, every re-cut that was decided and not yet entered goes on: its reminder lies where it may be lost.</summary>
internal sealed partial class Intentions(ContactList kept, IGrainFactory grains, ILogger<Intentions> log) : SiloLoop(log)
{
    protected override async Task Run()
    {
        try
        {
            foreach (var county in await kept.Surveyors())
            {
                await grains.GetGrain<ISurveyorIntention>(county).GoOn();
            }
        }
        catch (Exception wrong)
        {
            LogHeldUp(wrong); // its reminder tries again
        }
    }

    [LoggerMessage(LogLevel.Warning, "A re-cut that was decided could not go on yet")]
    private partial void LogHeldUp(Exception wrong);
}
