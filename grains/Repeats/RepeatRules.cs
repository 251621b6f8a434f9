using Grid.Cases;
using Grid.Cells;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>
/// What places remember (重复投诉、反复问题; S87); <see cref="RecurrenceRules"/> and <see cref="MarkRules"/> say what
/// follows from it. Pure: memory, what happened and the rulebook in. A complaint is a report from the public, whether
/// it joined a case or not; a recurrence is a case after an earlier one had ended. A refused or voided case counts for
/// neither, also when it is refused or voided later.
/// </summary>
internal static class RepeatRules
{
    /// <summary>The actor of marks and recurrences.</summary>
    public const string By = "repeats";

    /// <summary>How many ended reports a place remembers at most.</summary>
    private const int Most = 512;

    public static bool Remembers(this EntityRef party) => Kinds.Find(party.Kind) is { Remembers: true };

    /// <summary>
    /// The smallest place that answers for a report: its shop, else its segment, else the point in its cell.
    /// </summary>
    public static EntityRef Keeper(CaseReported e)
    {
        foreach (var unit in e.Place.Units())
        {
            if (unit.Kind != EntityKind.Cell && unit.Remembers() && Answers(e, unit))
            {
                return unit;
            }
        }

        return new(EntityKind.Cell, e.Place.Cell);
    }

    /// <summary>
    /// How an event of a case changes what a place remembers. The same event again changes nothing, and the order of
    /// different cases does not matter.
    /// </summary>
    public static Follows Apply(PlaceMemory memory, EntityRef place, Guid id, GridEvent happened, Rules rules)
    {
        var known = memory.Reports.GetValueOrDefault(id);
        switch (happened)
        {
            case CaseReported e when Seen(place, id, e, rules) is { } seen:
                return Remember(
                    memory, known is null ? seen : seen with { Joined = known.Joined, Void = known.Void });
            // What ended in the system before feeds what comes, and brings nothing about by itself.
            case CaseTaken { Stage: not (CaseStage.Refused or CaseStage.Voided) } e
                when Seen(place, id, e.Report, rules) is { } seen:
                memory.Set(seen with { Ended = CaseRules.IsOpen(e.Stage) ? null : e.From.Latest });
                return default;
            case CaseCorrected or CaseFiled { Found: not null }:
                return Find(memory, place, id, happened, rules);
            case CaseGathered { Stage: not (CaseStage.Refused or CaseStage.Voided) } e when known is not null:
                return Gather(memory, place, known, e, rules);
            case CaseJoined e when known is not null:
                memory.Set(known with { Joined = e.Primary, Left = null });
                return default;
            case CaseSplit e when (Seen(place, id, AsReported(e), rules) ?? known) is { } alone:
                return Remember(memory, alone with { Joined = null, Void = false, Ended = null, Left = e.Primary });
            case CaseUngathered e when memory.Reports.GetValueOrDefault(e.Report) is { } gone && gone.Joined == id:
                return Void(memory, [gone]); // it is no complaint about this case
            case CaseClosed or CaseTransferred when known is not null:
                memory.Set(known with { Ended = happened.At });
                return new(Ended: id);
            case CaseReopened when known is not null:
                memory.Set(known with { Ended = null });
                return default;
            case CaseRecurred e when known is not null:
                memory.Set(known with { Problem = e.Recurrence.Problem, Number = e.Recurrence.Number });
                return default;
            case CaseAppealReviewed { Kind: AppealKind.Mark, Passed: true, Mark: { } mark } e when e.Of == place:
                memory.Lifted.Add(mark);
                return default;
            case CaseAppealReviewed { Kind: AppealKind.Finding, Passed: true } e when e.Of == place:
                return Void(memory, memory.With(id));
            case CaseRefused or CaseVoided or CaseFollowed { Stage: CaseStage.Refused or CaseStage.Voided }:
                return Void(memory, memory.With(id));
            default:
                return default;
        }
    }

    /// <summary>The marks that stand at a time.</summary>
    public static IReadOnlyList<PlaceMarked> Standing(PlaceMemory? memory, DateTimeOffset now) =>
        memory is null ? [] : [.. memory.Marks.Where(mark => MarkRules.Stands(memory, mark, now))];

    public static RepeatsView View(PlaceMemory? memory, DateTimeOffset now) => memory is null
        ? new(0, [], [])
        : new(
            memory.Reports.Values.Count(static report => report is { Complains: true, Void: false }),
            Standing(memory, now),
            [
                .. memory.Reports.Values
                    .Where(static report => report.IsCase)
                    .GroupBy(RecurrenceRules.ProblemOf)
                    .Where(static cases => cases.Any(static one => one.Problem is not null))
                    .Select(RecurrenceRules.Problem)
                    .OrderByDescending(static problem => problem.LatestAt),
            ]);

    /// <summary>
    /// Forgets the reports that no rule looks back to any more, and the oldest ended reports beyond what a place can
    /// hold.
    /// </summary>
    public static void Forget(PlaceMemory memory, DateTimeOffset now, Rules rules)
    {
        var reach = now - TimeSpan.FromDays(rules.Repeats.LongestDays);
        var ended = memory.Reports.Values
            .Where(static report => !report.IsOpen)
            .OrderByDescending(static report => report.Latest)
            .ToList();
        foreach (var old in ended.Skip(Most).Concat(ended.Where(report => report.Latest < reach)))
        {
            memory.Remove(old.Id);
        }

        memory.ForgetMarks(reach);
    }

    private static Remembered? Seen(EntityRef place, Guid id, CaseReported e, Rules rules)
    {
        if (rules.Repeats.IsEmpty
            || !Answers(e, place)
            || rules.Repeats.Find(place.Kind, e.Kind, e.Class, rules.Calendar.DayOf(e.ReportedAt)) is not { } row)
        {
            return null;
        }

        var keeps = Keeper(e) == place;
        var seen = new Remembered
        {
            Id = id,
            Kind = e.Kind,
            Class = e.Class,
            Point = e.Place.Point,
            At = e.ReportedAt,
            Kept = keeps && row.AgainDays is not null,
            Complains = Complains(row, e.Channel, e.ReportedAt, rules) && (keeps || place.Kind != EntityKind.Cell),
        };
        return seen.Kept || seen.Complains ? seen : null;
    }

    /// <summary>
    /// The desk said where and what the matter is: a place that it concerns no more forgets the complaint, and one that
    /// it concerns now remembers it.
    /// </summary>
    private static Follows Find(PlaceMemory memory, EntityRef place, Guid id, GridEvent happened, Rules rules)
    {
        var found = (happened as CaseCorrected)?.Found ?? ((CaseFiled)happened).Found!;
        var reported = new CaseReported
        {
            Kind = found.Kind,
            Class = found.Class,
            Place = found.Place,
            Channel = found.Brief.Channel ?? "",
            ReportedAt = found.Brief.ReportedAt,
            Duties = found.Duties,
            Limit = found.Limit,
            Lead = found.Lead,
        };
        if (Seen(place, id, reported, rules) is not { } seen)
        {
            return Void(memory, memory.With(id));
        }

        return Remember(
            memory,
            memory.Reports.GetValueOrDefault(id) is { } known
                ? known with
                {
                    Kind = seen.Kind,
                    Class = seen.Class,
                    Point = seen.Point,
                    Kept = seen.Kept,
                    Complains = seen.Complains,
                    Void = false,
                }
                : seen);
    }

    private static Follows Remember(PlaceMemory memory, Remembered report)
    {
        memory.Set(report);
        return new(report.Complains ? [report.Id] : null, Case: report.Id);
    }

    /// <summary>A report that stands by itself again, as if it had just been reported.</summary>
    private static CaseReported AsReported(CaseSplit e) => new()
    {
        Kind = e.Brief.Kind,
        Class = e.Brief.Class,
        Place = e.Place,
        Channel = e.Channel,
        ReportedAt = e.Brief.ReportedAt,
        Duties = e.Duties,
        Limit = Clocks.CaseTimes.None,
        Lead = default,
    };

    /// <summary>A report that joined a case is a complaint at the place of the case.</summary>
    private static Follows Gather(
        PlaceMemory memory,
        EntityRef place,
        Remembered primary,
        CaseGathered e,
        Rules rules)
    {
        if (memory.Reports.TryGetValue(e.Report, out var known))
        {
            if (known.Left == primary.Id)
            {
                return default; // the place has seen that it was split off again
            }

            memory.Set(known with { Joined = primary.Id });
            return default;
        }

        var gathered = new Remembered
        {
            Id = e.Report,
            Kind = primary.Kind,
            Class = primary.Class,
            Point = primary.Point,
            At = e.At,
            Joined = primary.Id,
            Complains = true,
        };
        var complains = e.Channel is { } channel
            ? RowOf(place, gathered, rules) is { } row && Complains(row, channel, e.At, rules)
            : primary.Complains;
        if (!complains)
        {
            return default;
        }

        memory.Set(gathered);
        return new([gathered.Id]);
    }

    /// <summary>
    /// Makes reports void. Where a mark rested on one of them, the other complaints of the mark count again.
    /// </summary>
    private static Follows Void(PlaceMemory memory, IReadOnlyList<Remembered> reports)
    {
        List<Guid>? again = null;
        foreach (var report in reports.Where(static report => !report.Void))
        {
            foreach (var rests in memory.Order.MarksOn(report.Id))
            {
                (again ??= []).AddRange(rests.Complaints);
            }

            memory.Set(report with { Void = true });
        }

        return new(again);
    }

    internal static RepeatRow? RowOf(EntityRef place, Remembered report, Rules rules) =>
        rules.Repeats.Find(place.Kind, report.Kind, report.Class, rules.Calendar.DayOf(report.At));

    internal static bool Near(RepeatRow row, Remembered one, Remembered other) =>
        row.Metres is not { } metres || SimilarRules.Metres(one.Point, other.Point) <= metres;

    private static bool Complains(RepeatRow row, string channel, DateTimeOffset at, Rules rules) =>
        row.Complaints is not null && rules.Channels.Fits(row.Channels, channel, rules.Calendar.DayOf(at));

    private static bool Answers(CaseReported e, EntityRef place)
    {
        foreach (var duty in e.Duties)
        {
            if (duty.Party == place)
            {
                return true;
            }
        }

        return false;
    }
}
