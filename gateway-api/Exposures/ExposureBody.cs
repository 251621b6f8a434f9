using Grid.Exposures;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Gateway.Exposures;

/// <summary>
/// An exposure (曝光) with its decision. Words and photographs are there only while it is shown.
/// </summary>
/// <param name="Party">Null of a person or a vehicle.</param>
/// <param name="Name">The registered name of the party; null where it has none.</param>
/// <param name="Clause">The clause that allows it.</param>
public sealed record ExposureBody(
    string Id,
    string? County,
    PartyBody? Party,
    string? Name,
    ExposureStatus Status,
    string? Words,
    IReadOnlyList<string> Photographs,
    DateOnly Since,
    DateOnly Until,
    Guid? Penalty,
    int? Order,
    string Clause,
    string Reason,
    string By,
    DateTimeOffset DecidedAt,
    ExposureWithdrawalBody? Withdrawn,
    int Version,
    LedgerPosition LedgerPosition)
{
    internal static ExposureBody From(ExposureView view)
    {
        var (exposed, isShown) = (view.Exposed, view.Status == ExposureStatus.Shown);
        return new(
            view.Id,
            exposed.County,
            PartyOf(exposed.Party),
            view.Name,
            view.Status,
            isShown ? exposed.Words : null,
            isShown ? exposed.Photographs : [],
            exposed.From,
            exposed.Until,
            exposed.Penalty,
            exposed.Order,
            exposed.Clause,
            exposed.Reason,
            exposed.By,
            exposed.At,
            view.Withdrawn is { } end ? new(end.At, end.By, end.Reason, end.Clause) : null,
            view.Version,
            view.LedgerPosition);
    }

    /// <summary>The door shows the public no hash of a person.</summary>
    internal static PartyBody? PartyOf(EntityRef party) =>
        party.Kind.Traits.IsKeyAlone ? null : PartyBody.From(party);
}

/// <summary>When an exposure was withdrawn, by whom and why.</summary>
/// <param name="Clause">The clause that asked for it, where its ground was annulled; null elsewhere.</param>
public sealed record ExposureWithdrawalBody(DateTimeOffset At, string By, string Reason, string? Clause);

/// <summary>A page of what is shown; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record ExposurePageBody(IReadOnlyList<ExposureLineBody> Items, string? Next)
{
    internal static ExposurePageBody From(ExposurePage page) => new(
        [.. page.Items.Select(ExposureLineBody.From)],
        page.Next);
}

/// <summary>An exposure as the public reads it.</summary>
/// <param name="Party">Null of a person or a vehicle.</param>
/// <param name="Name">The registered name of the party; null where it has none.</param>
public sealed record ExposureLineBody(
    string Id,
    string? County,
    PartyBody? Party,
    string? Name,
    string Words,
    IReadOnlyList<string> Photographs,
    DateOnly Since,
    DateOnly Until,
    string Clause)
{
    internal static ExposureLineBody From(ExposureView view) => new(
        view.Id,
        view.Exposed.County,
        ExposureBody.PartyOf(view.Exposed.Party),
        view.Name,
        view.Exposed.Words,
        view.Exposed.Photographs,
        view.Exposed.From,
        view.Exposed.Until,
        view.Exposed.Clause);
}
