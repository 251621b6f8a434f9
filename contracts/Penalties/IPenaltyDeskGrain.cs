using Grid.Foundation;

namespace Grid.Penalties;

/// <summary>
/// Where penalty files are opened: finds the behaviour of a class, and the id under which the act has its one file.
/// Stateless worker; key: 0.
/// </summary>
[Alias("grid.penaltyDesk"), GrainInterfaceType("grid.penaltyDesk")]
public interface IPenaltyDeskGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Refused as <c>penalty.noArticle</c>, <c>penalty.behaviours</c> (the class fits several), and as the file
    /// refuses.
    /// </summary>
    [Alias("open")] Task<Outcome<PenaltyView>> Open(OpenPenalty command);
}
