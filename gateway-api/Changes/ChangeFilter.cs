using Grid.Ledger;
using Grid.Parties;

namespace Grid.Gateway.Changes;

/// <summary>Which changes a reader asks for. Pure.</summary>
/// <param name="Counties">Codes of the counties; empty for all.</param>
/// <param name="Class">A class, or a beginning with <c>-*</c>.</param>
internal sealed record ChangeFilter(
    EntityRef? Party,
    IReadOnlyList<string> Counties,
    string? Territory,
    string? Class,
    Guid? Case)
{
    private readonly string? source = Case is { } id ? ChangedCase.SourceOf(id) : null;

    /// <summary>Whether it asks what only the case itself knows.</summary>
    public bool AsksTheCase => Territory is not null || Class is not null || Counties.Count > 0;

    /// <summary>Whether a record may be asked for, as far as the record says.</summary>
    public bool MayTake(LedgerRecord record) =>
        (source is null || record.Source == source)
        && (Party is not { } party || record.Parties.Contains(party) || record.Source == party.ToString())
        && (!AsksTheCase || ChangedCase.Of(record.Source) is not null);

    /// <param name="changed">The case that a record is about; null where it is about none.</param>
    public bool Takes(LedgerRecord record, ChangedCase? changed) =>
        MayTake(record)
        && (!AsksTheCase
            || (changed is not null
                && (Counties.Count == 0 || Counties.Contains(changed.Place.County ?? Counties[0]))
                && (Territory is null || changed.LiesIn(Territory))
                && (Class is null || changed.IsOf(Class))));
}
