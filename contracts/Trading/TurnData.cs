using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>
/// 轮摊、候位: a seller stands on a pitch of a point on some days and hours, or waits for one. Key: its own code. In
/// force from <see cref="RegisterData.ValidFrom"/> to <see cref="RegisterData.ValidUntil"/>, both days included.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.turn.data")]
public sealed record TurnData : RegisterData
{
    /// <summary>Code of the point.</summary>
    [Id(0)] public required string Permit { get; init; }

    /// <summary>Code of the seller; never a name.</summary>
    [Id(1)] public required string Seller { get; init; }

    /// <summary>Number of the pitch from 1; null for a seller who waits.</summary>
    [Id(2)] public int? Pitch { get; init; }

    /// <summary>The day on which the seller asked; who asked first waits first.</summary>
    [Id(3)] public required DateOnly AskedOn { get; init; }

    /// <summary>The weekdays of the turn; null for each day.</summary>
    [Id(4)] public IReadOnlyList<DayOfWeek>? Weekdays { get; init; }

    /// <summary>The hours of the turn, county's local time; empty for those of the point.</summary>
    [Id(5)] public IReadOnlyList<WorkPeriod> Periods { get; init; } = [];
}
