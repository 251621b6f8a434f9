using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 立案 and 更正: what is not known of a report, or was wrong, the desk says when it files the case or corrects it; who
/// answers is decided anew then, by the rules of the day of the report. Pure.
/// </summary>
internal static class FilingRules
{
    /// <summary>The filing of a case, or why it cannot be filed so.</summary>
    public static Outcome<CaseFiled> File(CaseState state, FileAs? found, StepFacts facts)
    {
        if (Unclear(state, found, "File") is { } unclear)
        {
            return unclear;
        }

        if (found is null)
        {
            return new CaseFiled();
        }

        var matter = Found(state, found, facts);
        return matter.Value is { } known ? new CaseFiled(known) : matter.Refusal!;
    }

    /// <summary>
    /// The correction of a case, or why it cannot be corrected so. A department that leads it still keeps it at its
    /// stage; where another leads now, the case is dispatched again. While the clocks stand still, nothing is due.
    /// </summary>
    public static Outcome<CaseCorrected> Correct(CaseState state, StepCase command, StepFacts facts)
    {
        if (command.FileAs is not { } found)
        {
            return Refusal.Invalid("case.correctionMissing", "A correction says what is so instead.");
        }

        if (Unclear(state, found, "Correct") is { } unclear)
        {
            return unclear;
        }

        var matter = Found(state, found, facts);
        if (matter.Value is not { } known)
        {
            return matter.Refusal!;
        }

        var dispatched = state.Stage is CaseStage.Dispatched or CaseStage.Accepted;
        var paused = state.Hold?.Paused is not null;
        var limited = !IsSame(state.Reported.Limit, known.Limit);
        if (!dispatched || known.Lead != state.Reported.Lead)
        {
            var duties = WithTasks(state, known.Duties, keep: JointTaskRules.Joint);
            duties = paused && !dispatched ? duties.DueAt(null) : duties;
            return new CaseCorrected(
                command.Reason!,
                known with { Duties = duties },
                dispatched ? CaseStage.Filed : state.Stage,
                known.Lead,
                dispatched && duties.All(duty => duty.Party != state.Lead) ? state.Lead : null,
                limited);
        }

        var (due, since, used) = limited && !paused ? Limited(state, known.Limit, facts) : (Kept(state), null, 0);
        var lead = state.Duties.First(static duty => duty.Role == AssignmentRole.Lead);
        var others = known.Duties.Where(duty => duty.Role != AssignmentRole.Lead && duty.Party != lead.Party);
        return new CaseCorrected(
            command.Reason!,
            known with { Duties = WithTasks(state, [lead, .. others], keep: null).DueAt(due) },
            state.Stage,
            state.Lead,
            null,
            limited,
            since,
            used);
    }

    /// <summary>
    /// The second matter of a report, or why it cannot be opened so. It was seen when the report was, by the same
    /// reporter; the desk says what and where it is.
    /// </summary>
    public static Outcome<CaseDivided> Divide(CaseState state, StepCase command, StepFacts facts)
    {
        if (command.FileAs is not { } found)
        {
            return Refusal.Invalid("case.correctionMissing", "A division says what and where the second matter is.");
        }

        var matter = Found(state, found, facts);
        if (matter.Value is not { } second)
        {
            return matter.Refusal!;
        }

        var said = state.Reported;
        var brief = second.Brief.Particulars!;
        var report = new ReportCase(
            second.Kind,
            second.Class,
            second.Place.Point,
            said.Channel,
            said.Description,
            said.ReportedAt,
            Fresh: false,
            said.By,
            brief.Condition,
            brief.Dog,
            Attachment: brief.Attachment)
        {
            Parent = facts.Id,
            Where = found.Thing is { } thing ? new(thing, Point: found.Point) : null,
            Address = said.Address,
        };
        var opened = NamedId.Of($"grid.divide\n{facts.Id:D}\n{Fingerprint.Of(report)}");
        return new CaseDivided(command.Reason!, opened, report);
    }

    /// <summary>The state after the desk said where and what the matter is.</summary>
    public static CaseState After(CaseState state, FoundMatter found) => state with
    {
        Original = state.Original ?? state.Reported,
        Reported = state.Reported with
        {
            Kind = found.Kind,
            Class = found.Class,
            Place = found.Place,
            Lead = found.Lead,
            Limit = found.Limit,
            CentreOf = found.CentreOf,
            Dog = found.Dog is { } dog ? DogOf(dog) : state.Reported.Dog,
            Attachment = found.Attachment is { } attachment ? TextOf(attachment) : state.Reported.Attachment,
            Unplaced = null,
            Unclassified = null,
        },
        Lead = found.Lead,
        Duties = found.Duties,
        Links = state.Links with { Routed = null },
    };

    /// <summary>The dog of the matter, by what the desk says or the report named; null for none.</summary>
    public static EntityRef? DogOf(CaseState state, FileAs? found) => found?.Dog is { } named
        ? DogOf(named)
        : state.Reported.Dog ?? Named(state, EntityKind.Dog);

    private static Refusal? Unclear(CaseState state, FileAs? found, string doing)
    {
        if (state.Reported.Unplaced == true && found is not ({ Point: not null } or { Thing: not null }))
        {
            return Refusal.Conflict(
                "case.unplaced",
                $"The report does not say where it is, nearer than an area. {doing} it with \"lon\" and \"lat\" of the "
                + "place where it was found, or the code of a \"shop\" or a \"part\".");
        }

        return state.Reported.Unclassified == true && found?.Class is null
            ? Refusal.Conflict(
                "case.unclassified",
                $"The report does not say what it is; {state.Reported.Class} only stands for its class. {doing} it "
                + "with \"class\", the code or name of the class that was found.")
            : null;
    }

    /// <summary>A place as the county describes it; what was described already stays as it is.</summary>
    private static Place Described(Place place, Place said, County county) =>
        place == said && place.Address is not null ? place : county.Described(place);

    private static Outcome<FoundMatter> Found(CaseState state, FileAs found, StepFacts facts)
    {
        var (said, county) = (state.Reported, facts.County);
        var placed = Spot(state, found, county);
        if (placed.Value is not { } spot)
        {
            return placed.Refusal!;
        }

        var kind = found.Kind ?? said.Kind;
        var code = found.Class is { } named
            ? county.Rules.CodeOf(kind, named, county.DayOf(said.ReportedAt))
            : said.Class;
        if (code.Value is not { } @class)
        {
            return code.Refusal!;
        }

        var place = spot.IsVague
            ? spot.Place
            : Described(AtPart(spot, found, kind, @class, county), said.Place, county);
        var condition = found.Condition ?? (found.Class is null ? state.Times.Condition : 1);
        var dog = DogOf(state, found);
        var attachment = TextOf(found.Attachment ?? said.Attachment);
        var report = new ReportCase(
            kind,
            @class,
            place.Point,
            said.Channel,
            null,
            said.ReportedAt,
            Fresh: false,
            said.By,
            condition,
            dog,
            Attachment: attachment);
        var household = facts.Household ?? (found.Dog is null ? Named(state, EntityKind.Household) : null);
        var routed = county.Route(report, household, place, said.ReportedAt);
        if (routed.Value is not { } routing)
        {
            return routed.Refusal!;
        }

        var vague = spot.IsVague || (said.Unclassified == true && found.Class is null);
        return new FoundMatter(
            kind,
            @class,
            place,
            routing.Lead,
            routing.Duties,
            routing.Limit,
            new(facts.Number, kind, @class, place.Cell, place.Point, said.ReportedAt, said.Channel,
                vague ? true : null,
                new(routing.Lead, condition, place.Shop, dog, attachment, place.Part),
                place.Part,
                place.Address),
            spot.CentreOf,
            found.Dog,
            found.Attachment);
    }

    /// <summary>
    /// Where the matter is: the point that the desk gives, at the shop or part that it names; a shop alone lies in the
    /// middle of its front.
    /// </summary>
    private static Outcome<Spot> Spot(CaseState state, FileAs found, County county)
    {
        var said = state.Reported;
        var spot = new Spot(said.Place, said.CentreOf, said.Unplaced == true && found.Point is null);
        if (found.Point is { } point)
        {
            var located = county.Locate(point);
            if (located.Place is not { } there)
            {
                return county.Outside(point, located);
            }

            spot = new(there);
        }

        if (found.Thing is { } thing)
        {
            var at = county.At(thing, found.Point);
            if (at.Value is not { } named)
            {
                return at.Refusal!;
            }

            spot = named;
        }

        return spot with
        {
            Place = spot.Place with
            {
                Shop = found.Shop is { } shop ? TextOf(shop) : spot.Place.Shop,
                Part = found.Part is { } part ? TextOf(part) : spot.Place.Part,
            },
        };
    }

    /// <summary>
    /// The place with its part: the one that the desk names, else one of the class that was found; the part of a report
    /// that turns out to be of another class is none of it.
    /// </summary>
    private static Place AtPart(Spot spot, FileAs found, ClassKind kind, string @class, County county)
    {
        var place = spot.Place;
        if (found.Part is not null)
        {
            return place;
        }

        var isOther = found is not { Class: null, Kind: null }
            && place.Part is { } part
            && (kind != ClassKind.Part || county.Atlas.Part(part)?.Class != @class);
        return county.AtPart(isOther ? place with { Part = null } : place, kind, @class);
    }

    /// <summary>
    /// The duties with those that a task or a command gave, which no rulebook decides: a department has one duty.
    /// </summary>
    /// <param name="keep">The rule of the duties that stay; null for all that no row of the rulebook gave.</param>
    private static IReadOnlyList<Assignment> WithTasks(
        CaseState state, IReadOnlyList<Assignment> duties, string? keep)
    {
        var tasks = state.Duties
            .Where(duty => duty.Role != AssignmentRole.Lead
                && (duty.Rule == JointTaskRules.Joint
                    || (keep is null && duty is { Role: AssignmentRole.Help } && IsOfCommand(duty.Rule)))
                && !duties.Any(one => one.Role == AssignmentRole.Lead && one.Party == duty.Party))
            .ToList();
        return [.. duties.Where(duty => !tasks.Exists(task => task.Party == duty.Party)), .. tasks];
    }

    private static bool IsOfCommand(string rule) =>
        rule == "command" || rule.StartsWith("coordination/", StringComparison.Ordinal);

    private static DueTime? Kept(CaseState state) =>
        state.Due is { } due ? new(due, state.Provisional is true) : null;

    /// <summary>
    /// When a dispatched case is due under another limit. What was used of the limit stays used. A tighter limit is
    /// news to its department: it runs from now on, and is never due later than the case was before.
    /// </summary>
    private static (DueTime? Due, DateTimeOffset? Since, double Used) Limited(
        CaseState state, CaseLimit limit, StepFacts facts)
    {
        var calendar = facts.County.Calendar.For(state.Lead.Key);
        var counted = ClockRules.Handling(state.Times with { Limit = limit, Extensions = 0, Used = 0 }, calendar);
        var fromDispatch = new DueTime(counted, calendar.IsProvisional(counted, limit.Unit));
        var fromNow = calendar.DueTime(facts.Now, limit);
        var tighter = fromNow.At < calendar.DueTime(facts.Now, state.Reported.Limit).At;
        if (!tighter || state.Due is not { } before || before <= facts.Now)
        {
            return (fromDispatch, null, 0);
        }

        return fromNow.At <= before
            ? (fromNow, facts.Now, 0)
            : (
                new(before, calendar.IsProvisional(before, limit.Unit)),
                facts.Now,
                limit.Amount - calendar.Elapsed(facts.Now, before, limit.Unit));
    }

    private static bool IsSame(CaseLimit one, CaseLimit other) =>
        one.Amount.Equals(other.Amount) && one.Unit == other.Unit && one.Starts == other.Starts;

    private static EntityRef? DogOf(string licence) =>
        licence.Length == 0 ? null : new EntityRef(EntityKind.Dog, licence);

    private static string? TextOf(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The dog or the household that the report named; it answers for the case.</summary>
    private static EntityRef? Named(CaseState state, EntityKind kind)
    {
        foreach (var duty in state.Duties)
        {
            if (duty.Party.Kind == kind)
            {
                return duty.Party;
            }
        }

        return null;
    }
}
