using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Standing;

namespace Grid.Gateway.Standing;

/// <summary>门前三包责任牌: the colour of a plate in a month, and why. The public credit file is another.</summary>
/// <param name="Month">2019-04</param>
/// <param name="Score">100 less the points of what was not met; not below 0.</param>
/// <param name="Colour">Code of the colour; null while nobody checked anything.</param>
/// <param name="Least">The least score that has the colour.</param>
/// <param name="Why">The colour in a sentence.</param>
/// <param name="Checked">How many periods of items were checked or lapsed.</param>
/// <param name="InARow">Months in a row with the colour, as far as its row counts them.</param>
/// <param name="Months">After how many months in a row the colour becomes a matter; null for never.</param>
/// <param name="Matter">The case that the colour became in this month.</param>
/// <param name="Rule">The row of the table plates.</param>
public sealed record PlateBody(
    PartyBody Party,
    string Month,
    double Score,
    string? Colour,
    string? ColourName,
    double? Least,
    string Why,
    IReadOnlyList<PlateReasonBody> Reasons,
    int Checked,
    int InARow,
    int? Months,
    Guid? Matter,
    string? Rule,
    string? Clause)
{
    internal static PlateBody From(PlateView view) => new(
        PartyBody.From(view.Party),
        PlateQuery.MonthOf(view.Month),
        view.Score,
        view.Row?.Colour,
        view.Row?.Name,
        view.Row?.Least,
        WhyOf(view),
        [
            .. view.Reasons.Select(static reason => new PlateReasonBody(
                reason.Item, reason.Name, reason.Period, reason.Points, reason.At, reason.By, reason.Finding,
                reason.IsFinal)),
        ],
        view.Checked,
        view.InARow,
        view.Row?.Months,
        view.Matter,
        view.Row?.Rule,
        view.Row?.Clause);

    private static string WhyOf(PlateView view) => view.Row is { } row
        ? FormattableString.Invariant(
            $"{view.Score} of 100 points are left, and {row.Name} begins at {row.Least}; {view.Reasons.Count} of ")
            + $"{view.Checked} periods that were checked took points."
        : "Nobody checked anything in this month, so the plate has no colour.";
}

/// <summary>A period of an item that took points.</summary>
/// <param name="Period">The first day of the period.</param>
/// <param name="At">When it was found not met, or lapsed.</param>
/// <param name="Final">Whether it is past its time; before that a check that finds it met gives them back.</param>
public sealed record PlateReasonBody(
    string Item,
    string ItemName,
    DateOnly Period,
    double Points,
    DateTimeOffset At,
    string By,
    Guid? Finding,
    bool Final);

/// <summary>The plates of a month; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
/// <param name="Counts">How many plates there are of each colour, whatever colour is asked for.</param>
public sealed record PlatePageBody(
    string Month,
    IReadOnlyList<PlateLineBody> Items,
    string? Next,
    IReadOnlyDictionary<string, long> Counts,
    IReadOnlyList<LedgerPosition> LedgerPosition);

/// <summary>The plate of a party; <paramref name="Opens"/> says why.</summary>
public sealed record PlateLineBody(PartyBody Party, string Colour, double Score, string Opens);
