using Grid.Foundation;

namespace Grid.Integrity;

/// <summary>诚信档案 (S36): works the score of a duty holder out. Key: the duty holder, <c>shop/‹shop›</c>.</summary>
[Alias("grid.integrity"), GrainInterfaceType("grid.integrity")]
public interface IIntegrityGrain : IGrainWithStringKey
{
    /// <summary>Level and points at a time; null for now. Refused as <c>ladder.holder</c>.</summary>
    [Alias("view")] Task<Outcome<IntegrityView>> View(string? county, DateTimeOffset? at);
}
