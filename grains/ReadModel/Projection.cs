using System.Reflection;
using Grid.Cases;
using Grid.Documents;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Parties;
using Grid.Patrols;
using Grid.Penalties;
using Grid.Standing;
using Grid.Registers;
using Grid.Repeats;

namespace Grid.ReadModel;

/// <summary>
/// What records change in the read model, computed in memory by the same rules that move cases and parties themselves.
/// Pure: the cases before and the records in; the rows after out.
/// </summary>
/// <param name="begun">The cases that began before these records.</param>
internal sealed class Projection(IReadOnlyDictionary<Guid, CaseProjection> begun)
{
    private static readonly string Marking = typeof(PlaceMarked)
        .GetCustomAttribute<AliasAttribute>(inherit: false)!
        .Alias;

    private static readonly string Registration = typeof(Registered)
        .GetCustomAttribute<AliasAttribute>(inherit: false)!
        .Alias;
    private const string Penalty = "penalty.";

    private static readonly string Missed = typeof(PatrolMissed)
        .GetCustomAttribute<AliasAttribute>(inherit: false)!
        .Alias;

    private static readonly string Rating = EventCodec.NameOf<StandingRated>();

    private static readonly HashSet<string> DocumentTypes =
    [
        EventCodec.NameOf<DocumentIssued>(),
        EventCodec.NameOf<DocumentServed>(),
        EventCodec.NameOf<DocumentWithdrawn>(),
    ];

    private readonly Dictionary<Guid, CaseProjection> touched = [];

    // By how much the figures of hot parties moved.
    private readonly Dictionary<(EntityRef Party, int Partition), PartyFigures> figures = [];

    // And what they have open in each cell.
    private readonly Dictionary<(EntityRef Party, string Cell, int Partition), long> cells = [];

    // By how much the cases of counties, classes, departments … moved, stage by stage.
    private readonly Dictionary<CaseFiguresRow, CaseCounts> counted = [];
    private readonly List<NoticeRow> notices = [];
    private readonly HashSet<CasePartyRow> parties = [];
    private readonly Dictionary<EntityRef, RegisterRow> registers = [];
    private readonly Dictionary<(EntityRef, EntityRef), NamingRow> namings = [];
    private readonly List<MarkRow> marks = [];
    private readonly List<LadderStepRow> ladderSteps = [];
    private readonly Dictionary<(EntityRef, int, bool), LadderEndRow> ladderEnds = [];
    private readonly Dictionary<Guid, PenaltyBrief> penalties = [];
    private readonly Dictionary<(EntityRef, DateOnly), StandingRated> plates = [];
    private readonly Dictionary<string, DocumentLineRow> documents = [];
    private readonly List<DeadLetterRow> deadLetters = [];

    /// <summary>Whether a record is an entry of a register, which says everything there is of it.</summary>
    public static bool IsEntry(LedgerRecord record) => record.Type == Registration;

    /// <summary>The cases that moved, as they stand now.</summary>
    public IReadOnlyCollection<CaseProjection> Touched => touched.Values;

    public Changes Changes()
    {
        var (began, moved) = (new List<CaseRow>(touched.Count), new List<CaseRow>());
        var (gone, raised, changed) = (
            new List<ObligationRow>(), new List<ObligationRow>(touched.Count * 4), new List<ObligationRow>());
        var replaced = new List<CaseRow>();
        var (recurrences, unclear) = (new List<RecurrenceRow>(), new List<UnclearRow>());
        var (disputes, letters) = (new List<DisputeRow>(), new List<LetterRow>());
        var lifted = new List<LiftedRow>();
        var words = new List<CaseWordsRow>(touched.Count);
        foreach (var (id, after) in touched)
        {
            var before = begun.GetValueOrDefault(id);
            var found = before is not null && !ReferenceEquals(before.Case.State.Reported, after.Case.State.Reported);
            (before is null || found ? began : moved).Add(after.Case);
            if (found)
            {
                replaced.Add(after.Case);
            }

            if (before is null)
            {
                words.Add(CaseWordsRow.Of(after.Case));
            }

            if (UnclearRow.Of(before?.Case, after.Case) is { } marked)
            {
                unclear.Add(marked);
            }

            if (after.Case.State.Recurrence is { } again && before?.Case.State.Recurrence is null)
            {
                recurrences.Add(new(id, again));
            }

            if (after.Case.State.Dispute is { Coordination: not null } dispute
                && !ReferenceEquals(dispute, before?.Case.State.Dispute))
            {
                disputes.Add(new(id, dispute));
            }

            if (after.Case.State.Letters is { Count: > 0 } sent && !ReferenceEquals(sent, before?.Case.State.Letters))
            {
                letters.AddRange(sent.Select(letter => new LetterRow(id, letter)));
            }

            if (!ReferenceEquals(after.Case.State.Appeals, before?.Case.State.Appeals))
            {
                lifted.AddRange(LiftedRow.Of(after.Case));
            }

            foreach (var row in after.Obligations)
            {
                var was = before?.Obligations.FirstOrDefault(known => known.Party == row.Party);
                if (ReferenceEquals(was, row))
                {
                    continue;
                }

                var stays = was is not null && Lies(was) == Lies(row);
                if (was is not null && !stays)
                {
                    gone.Add(was);
                }

                (stays ? changed : raised).Add(row);
            }
        }

        return new(
            began, moved, replaced, gone, raised, changed, [.. parties], words, notices,
            [.. figures.Select(static moved => new FiguresRow(moved.Key.Party, moved.Key.Partition, moved.Value))],
            [
                .. cells.Select(static moved =>
                    new PartyCellRow(moved.Key.Party, moved.Key.Cell, moved.Key.Partition, moved.Value)),
            ],
            [
                .. counted.Select(static moved => moved.Key with { Moved = moved.Value }),
            ],
            [.. registers.Values],
            [.. namings.Values],
            recurrences, unclear, marks, lifted, ladderSteps, [.. ladderEnds.Values], disputes, letters,
            [.. penalties.Values],
            [.. plates.Values],
            [.. documents.Values],
            deadLetters);
    }

    /// <summary>The place of a row among the rows of its party and case.</summary>
    private static (ObligationStatus Status, DateTimeOffset Since) Lies(ObligationRow row) =>
        (row.Held.Status, row.Held.Since);

    /// <summary>
    /// The cases that began before these records, and so must be loaded before the records are applied.
    /// </summary>
    public static IReadOnlyList<Guid> Begun(IEnumerable<LedgerRecord> records)
    {
        var met = new HashSet<Guid>();
        var begun = new List<Guid>();
        foreach (var record in records)
        {
            if (CaseRules.CaseOf(record.Source) is { } id && met.Add(id) && record.Version > 1)
            {
                begun.Add(id);
            }
        }

        return begun;
    }

    public void Apply(LedgerRecord record)
    {
        if (CaseRules.CaseOf(record.Source) is { } id)
        {
            var before = touched.GetValueOrDefault(id) ?? begun.GetValueOrDefault(id);
            List<(EntityRef Party, Notice Notice, GridEvent Happened)>? told = null;
            var after = CaseProjection.Apply(
                before,
                id,
                record,
                (party, held, holds, happened) =>
                {
                    Count(record, party, held, holds, happened);
                    if (holds?.Notice is { } notice && notice != held?.Notice)
                    {
                        (told ??= []).Add((party, notice, happened));
                    }
                });
            touched[id] = after;
            Count(record, before, after);
            Name(before, after);
            foreach (var (party, notice, happened) in told ?? [])
            {
                notices.Add(NoticeRow.Of(after.Case, record.Position, party, notice, happened));
            }
        }
        else if (IsEntry(record))
        {
            Apply((Registered)EventCodec.Read(record), record);
        }
        else if (record.Type == Marking)
        {
            var mark = (PlaceMarked)EventCodec.Read(record);
            marks.AddRange(mark.Complaints.Select(report => new MarkRow(mark, report, record.Position)));
        }
        else if (record.Type.StartsWith(Penalty, StringComparison.Ordinal)
            && EventCodec.Read(record) is PenaltyEvent happened)
        {
            penalties[happened.Brief.Id] = happened.Brief;
        }
        else if (record.Type == Missed && EntityRef.TryParse(record.Source, out var day))
        {
            Name(day, record); // the parties that hear of the record find it when they wake
        }
        else if (LadderRules.PartyOf(record.Source) is { } holder)
        {
            Apply((LadderEvent)EventCodec.Read(record), holder, record);
        }
        else if (record.Type == Rating)
        {
            var rated = (StandingRated)EventCodec.Read(record);
            plates[(rated.Party, rated.Period)] = rated;
        }
        else if (DocumentTypes.Contains(record.Type))
        {
            var row = DocumentLineRow.Of((DocumentEvent)EventCodec.Read(record));
            documents[row.Line.Document.Id] = row;
        }

        // Other events of the city (the files it was loaded from) are in no list.
    }

    /// <summary>A step of a ladder is listed, and what ended it: of several looks after an order the latest.</summary>
    private void Apply(LadderEvent happened, EntityRef party, LedgerRecord record)
    {
        switch (happened)
        {
            case RungTaken taken:
                ladderSteps.Add(new(party, taken, record.Position));
                break;
            case RungServed { Step: var served }:
                ladderSteps.RemoveAll(row => (row.Party, row.Step.Number) == (party, served.Number));
                ladderSteps.Add(new(party, served, record.Position));
                break;
            case OrderRechecked looked:
                ladderEnds[(party, looked.Order, true)] = new(party, looked.Order, looked.Result, looked.Seen);
                break;
            case RungReviewed { Upheld: true } reviewed:
                ladderEnds[(party, reviewed.Step, false)] = new(party, reviewed.Step, null, reviewed.At);
                break;
        }
    }

    /// <summary>Keeps the record for later, and changes nothing else.</summary>
    public void AddDeadLetter(LedgerRecord record, string reason) =>
        deadLetters.Add(new(record.Position, record.Source, record.At, reason));

    private void Count(
        LedgerRecord record,
        EntityRef party,
        ObligationState? held,
        ObligationState? holds,
        GridEvent happened)
    {
        if (party.IsHot())
        {
            var books = (party, record.Position.Partition);
            figures[books] = ObligationRules.Count(
                figures.GetValueOrDefault(books) ?? new(), held, holds, party, happened);
            if (held?.Status != holds?.Status || held?.Cell != holds?.Cell)
            {
                Open(held, -1);
                Open(holds, 1);
            }
        }

        void Open(ObligationState? obligation, long by)
        {
            if (obligation is { Status: ObligationStatus.Open })
            {
                var cell = (party, obligation.Cell, record.Position.Partition);
                cells[cell] = cells.GetValueOrDefault(cell) + by;
            }
        }
    }

    /// <summary>
    /// Counts a report in its stage under each thing that is counted. A stage that it leaves with the same page is
    /// counted too, as nothing, so that the rows do not depend on where a page ends.
    /// </summary>
    private void Count(LedgerRecord record, CaseProjection? before, CaseProjection after)
    {
        var stands = CaseCounts.Of(after.Case);
        if (before is not null)
        {
            var left = CaseCounts.Of(before.Case);
            if (left == stands && Places(before).SequenceEqual(Places(after)))
            {
                return;
            }

            foreach (var place in Places(before))
            {
                counted[place] = counted.GetValueOrDefault(place) - left;
            }
        }

        foreach (var place in Places(after))
        {
            counted[place] = counted.GetValueOrDefault(place) + stands;
        }

        IEnumerable<CaseFiguresRow> Places(CaseProjection @case) => CaseFigures.Of(@case).Select(one =>
            new CaseFiguresRow(
                one.Counted, one.Key, record.Position.Partition, @case.Case.State.Stage,
                @case.Case.State.Links.JoinedTo is not null, default));
    }

    /// <summary>
    /// The parties of a case and the places it lies in. Where it was thought to lie before the desk placed it, it is
    /// found still.
    /// </summary>
    private void Name(CaseProjection? before, CaseProjection after)
    {
        if (ReferenceEquals(before?.Case.State.Reported, after.Case.State.Reported)
            && before.Obligations.Length == after.Obligations.Length)
        {
            return;
        }

        var reported = after.Case.State.Reported;
        foreach (var unit in reported.Place.Units())
        {
            parties.Add(new(unit, reported.ReportedAt, after.Case.Id));
        }

        foreach (var row in after.Obligations)
        {
            parties.Add(new(row.Party, reported.ReportedAt, after.Case.Id));
        }
    }

    private void Apply(Registered entered, LedgerRecord record)
    {
        registers[entered.Ref] = new(entered.Ref, record.Version, record.Position, entered.Data);
        Name(entered.Ref, record);
    }

    private void Name(EntityRef source, LedgerRecord record)
    {
        foreach (var party in record.Parties)
        {
            if (party != source)
            {
                namings[(party, source)] = new(party, source, record.Position);
            }
        }
    }
}
