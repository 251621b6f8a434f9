
namespace Grid.Cells;

/// <summary>The interface of a surveyor for the re-cut that it has begun.</summary>
[Alias("grid.surveyor.intention"), GrainInterfaceType("grid.surveyor.intention")]
internal interface ISurveyorIntention : IGrainWithStringKey
{
    /// <summary>Continues a re-cut that was decided, if there is one.</summary>
    [Alias("goOn")] Task GoOn();
}
