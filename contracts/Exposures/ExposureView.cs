using Grid.Ledger;

namespace Grid.Exposures;

/// <summary>An exposure as it stands on the day of the question.</summary>
/// <param name="Name">The registered name of the party; null where it has none, and of a person.</param>
[GenerateSerializer, Immutable, Alias("grid.exposure.view")]
public sealed record ExposureView(
    [property: Id(0)] string Id,
    [property: Id(1)] MatterExposed Exposed,
    [property: Id(2)] string? Name,
    [property: Id(3)] ExposureStatus Status,
    [property: Id(4)] ExposureWithdrawn? Withdrawn,
    [property: Id(5)] int Version,
    [property: Id(6)] LedgerPosition LedgerPosition);

/// <summary>A page of what is shown.</summary>
/// <param name="Next">What asks for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("grid.exposure.page")]
public sealed record ExposurePage(
    [property: Id(0)] IReadOnlyList<ExposureView> Items, [property: Id(1)] string? Next);

/// <summary>Where an exposure stands. Numbers are sent: new ones go at the end.</summary>
public enum ExposureStatus
{
    /// <summary>曝光中</summary>
    Shown = 0,

    /// <summary>已到期: its term is over.</summary>
    Ended = 1,

    /// <summary>已撤回</summary>
    Withdrawn = 2,

    /// <summary>经营者已更换: it was a former holder's.</summary>
    Former = 3,
}
