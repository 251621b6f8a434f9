using System.Globalization;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>Selects the plates (门前三包责任牌) of a month: every given condition must hold.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Colour">Code of the colour; null for all.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.plateQuery")]
public sealed record PlateQuery(
    [property: Id(0)] DateOnly Month,
    [property: Id(1)] string? Colour = null,
    [property: Id(2)] int Limit = 50,
    [property: Id(3)] string? After = null,
    [property: Id(4)] LedgerPosition? WaitFor = null,
    [property: Id(5)] string? County = null,
    [property: Id(6)] IReadOnlyList<string>? Counties = null)
{
    /// <summary>A month as it is stored and written: 2019-04.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A colour that plates have in a month.</summary>
/// <param name="Month">Any day of the month.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.plateOf")]
public sealed record PlateOf([property: Id(0)] string Colour, [property: Id(1)] DateOnly Month);

/// <summary>The plate of a party in the month that was asked for.</summary>
/// <param name="Score">From 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.plateLine")]
public sealed record PlateLine(
    [property: Id(0)] EntityRef Party, [property: Id(1)] string Colour, [property: Id(2)] double Score);

/// <summary>A page of plates, and how many there are of each colour, whatever colour is asked for.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.platePage")]
public sealed record PlatePage(
    [property: Id(0)] IReadOnlyList<PlateLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyDictionary<string, long> Counts,
    [property: Id(3)] IReadOnlyList<LedgerPosition> ReadTo);
