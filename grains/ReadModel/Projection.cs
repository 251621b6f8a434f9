using System.Reflection;
using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Patrols;
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
    private static readonly string Missed = typeof(PatrolMissed)
        .GetCustomAttribute<AliasAttribute>(inherit: false)!
        .Alias;

    private readonly Dictionary<Guid, CaseProjection> touched = [];

    // By how much the figures of hot parties moved.
    private readonly Dictionary<(EntityRef Party, int Partition), PartyFigures> figures = [];

    // By how much the cases of counties moved, stage by stage.
    private readonly Dictionary<(string County, int Partition, CaseStage Stage), CaseCounts> counted = [];
    private readonly List<NoticeRow> notices = [];
    private readonly List<CaseAtPlaceRow> strangers = [];
    private readonly Dictionary<EntityRef, RegisterRow> registers = [];
    private readonly Dictionary<(EntityRef, EntityRef), NamingRow> namings = [];
    private readonly List<MarkRow> marks = [];
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
        foreach (var (id, after) in touched)
        {
            var before = begun.GetValueOrDefault(id);
            var found = before is not null && !ReferenceEquals(before.Case.State.Reported, after.Case.State.Reported);
            (before is null || found ? began : moved).Add(after.Case);
            if (found)
            {
                replaced.Add(after.Case);
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
            began, moved, replaced, gone, raised, changed, strangers, notices,
            [.. figures.Select(static moved => new FiguresRow(moved.Key.Party, moved.Key.Partition, moved.Value))],
            [
                .. counted.Select(static moved =>
                    new CountyFiguresRow(moved.Key.County, moved.Key.Partition, moved.Key.Stage, moved.Value)),
            ],
            [.. registers.Values],
            [.. namings.Values],
            recurrences, unclear, marks, lifted, disputes, letters,
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
            Count(record, before?.Case, after.Case);
            if (before is null)
            {
                // Only the entry's first record counts, so that the rows do not depend on where a page ends.
                Strangers(after);
            }
            else if (!ReferenceEquals(before.Case.State.Reported, after.Case.State.Reported))
            {
                Strangers(after); // the desk placed the case; where it was thought to be, it is found still
            }

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
        else if (record.Type == Missed && EntityRef.TryParse(record.Source, out var day))
        {
            Name(day, record); // the parties that hear of the record find it when they wake
        }

        // Other events of the city (the files it was loaded from) are in no list.
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
        }
    }

    /// <summary>
    /// Counts a report in its county and stage; one that joined a case stays joined, wherever that goes. A stage that
    /// it leaves with the same page is counted too, as nothing, so that the rows do not depend on where a page ends.
    /// </summary>
    private void Count(LedgerRecord record, CaseRow? before, CaseRow after)
    {
        if (before is not null)
        {
            var left = Place(before);
            counted[left] = counted.GetValueOrDefault(left) - CaseCounts.Of(before);
        }

        var stands = Place(after);
        counted[stands] = counted.GetValueOrDefault(stands) + CaseCounts.Of(after);

        (string, int, CaseStage) Place(CaseRow row) =>
        (
            row.State.Reported.Place.County ?? "",
            record.Position.Partition,
            row.State.Links.JoinedTo is null ? row.State.Stage : CaseStage.Joined);
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

    /// <summary>
    /// The places of a case that owe nothing for it when it is reported. A place that owes is found by its obligation.
    /// </summary>
    private void Strangers(CaseProjection account)
    {
        foreach (var unit in account.Case.State.Reported.Place.Units())
        {
            if (!Owes(account, unit))
            {
                strangers.Add(new(unit, account.Case.Id));
            }
        }

        static bool Owes(CaseProjection account, EntityRef unit)
        {
            foreach (var row in account.Obligations)
            {
                if (row.Party == unit)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
