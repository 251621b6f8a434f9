using Grid.Atlas;
using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Checklists;

namespace Grid.Inspections;

/// <summary>督查: its plan is an entry of a register, its results are a source of their own.</summary>
[GrainType("inspection")]
internal sealed class InspectionGrain(
    IGrainContext context,
    RegisterService registerService,
    LedgerClient ledger,
    RegisterFollower registers,
    CityClock clock)
    : EntryGrain(new(EntityKind.Inspection, context.GrainId.Key.ToString()!), registerService), IInspectionGrain
{
    private readonly EventSourced<InspectionState> results = new(
        $"inspection/{context.GrainId.Key}/results",
        new(),
        InspectionRules.Apply,
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.Key.ToString()!));

    private string Code => context.GrainId.Key.ToString()!;

    public async Task<Outcome<InspectionView>> Plan(PlanInspection command)
    {
        if (InspectionRules.Check(command) is { } wrong)
        {
            return wrong;
        }

        var region = await registers.CatchUp();
        var asked = region.Asked(command.County, command.Places.Count > 0 ? command.Places[0] : null);
        if (asked.Value is not { } county)
        {
            return asked.Refusal!;
        }

        var atlas = county.Atlas;
        var seed = command.Draw is null ? null : command.Seed ?? Code;
        var pool = command.Places.Count > 0 || command.Draw is null
            ? command.Places
            : [.. atlas.Segments.Select(static segment => new EntityRef(EntityKind.Segment, segment.Code))];
        if (pool.FirstOrDefault(place => !IsOn(atlas, place)) is { Key: not null } unknown)
        {
            return Refusal.Unprocessable("inspection.placeUnknown", $"There is no {unknown} on the map.");
        }

        var outsiders = command.Inspectors.Where(one => !PostCheck.Inspects(one, command.From, county));
        if (outsiders.FirstOrDefault() is { } outsider)
        {
            return InspectionRules.NotHolder(outsider, command.From);
        }

        var data = new InspectionData
        {
            Inspection = command.Kind,
            Inspectors = command.Inspectors,
            Places = seed is null ? pool : InspectionRules.Draw(pool, command.Draw!.Value, seed),
            Seed = seed,
            Pool = pool.Count,
            Families = command.Families,
            From = command.From,
            Until = command.Until,
            County = county.Code,
        };
        if (await Entry() is { Data: InspectionData planned })
        {
            var asPlanned = planned with { Closed = null, Score = null, Open = null, JudgedScore = null };
            return RegisterCodec.Same(asPlanned, data)
                ? (await View(command.Inspectors[0]))!
                : Refusal.Conflict(
                    "inspection.planned",
                    $"{Code} is planned otherwise already. Plan another under a code of its own.");
        }

        var entered = await Register(new(data, command.By, 0));
        return entered.Refusal is { } refusal ? refusal : (await View(command.Inspectors[0]))!;
    }

    public async Task<Outcome<InspectionView>> Judge(JudgeItem command)
    {
        if (await Entry() is not { Data: InspectionData plan })
        {
            return Unknown();
        }

        await results.Load();
        if (results.State.Commands.ContainsKey(command.Id))
        {
            if (InspectionRules.Decide(results.State, plan, command, null, clock.GetUtcNow()).Refusal is { } reused)
            {
                return reused;
            }
        }
        else
        {
            if (InspectionRules.Refuse(results.State, plan, command) is { } refused)
            {
                return refused;
            }

            var county = registers.Current.Of(command.Place);
            var today = county.DayOf(clock.GetUtcNow());
            if (!PostCheck.Inspects(command.By, today, county))
            {
                return InspectionRules.NotHolder(command.By, today);
            }

            if (Checklist(plan, command.Place).FirstOrDefault(row => row.Item == command.Item) is not { } demanded)
            {
                return Refusal.Unprocessable(
                    "checklist.itemUnknown",
                    $"The checklist of {command.Place} has no item '{command.Item}' for this inspection.");
            }

            if (Measurement.Impossible(demanded, command.Measured, "inspection.measured") is { } impossible)
            {
                return impossible;
            }

            var measured = command.Measured is { } value ? Measurement.Of(demanded, value) : null;
            if (InspectionRules.Contradicts(command, measured) is { } contradiction)
            {
                return contradiction;
            }

            Guid? reported = null;
            if (!command.Passed)
            {
                if (command.Point is not { } point)
                {
                    return Refusal.Invalid(
                        "inspection.pointMissing", "What failed is reported: send lon and lat of where it is.");
                }

                reported = InspectionRules.CaseOf(Code, command.Place, command.Item);
                // A secret inspection leaves no trace.
                var report = new ReportCase(
                    demanded.Kind, demanded.Class, point, Rulebook.ChannelList.Patrol,
                    measured is null || plan.Inspection == InspectionKind.Secret
                        ? null
                        : $"{demanded.Item} {demanded.Measure} {measured}",
                    null,
                    Fresh: false,
                    command.By,
                    demanded.Condition,
                    Origin: plan.Inspection == InspectionKind.Secret ? null : $"inspection/{Code}");
                if (await GrainFactory.GetGrain<ICaseGrain>(reported.Value).View() is null
                    && (await GrainFactory.GetGrain<IIntakeGrain>(0).Report(reported.Value, report)).Refusal
                        is { } untaken)
                {
                    return untaken;
                }
            }

            if (await Settle(state => InspectionRules.Decide(
                state, plan, command, reported, clock.GetUtcNow(), measured))
                is { } refusal)
            {
                return refusal;
            }
        }

        return (await View(plan.Inspectors[0]))!;
    }

    public async Task<Outcome<InspectionView>> Close(string by)
    {
        if (await Entry() is not { Data: InspectionData plan })
        {
            return Unknown();
        }

        await results.Load();
        if (!plan.Inspectors.Contains(by))
        {
            return Refusal.Unprocessable(
                "inspection.notInspector", "Only its inspectors close it: send one of their codes as \"by\".");
        }

        var refused = await Settle(state => InspectionRules.Close(state, by, Unjudged(plan), clock.GetUtcNow()));
        if (results.State.Closed is not { } closed)
        {
            return refused!;
        }

        // The entry repeats it for the lists. When a silo dies before that, the next close writes the entry.
        var entered = await Register(new(
            plan with
            {
                Closed = closed.At,
                Score = closed.Open > 0 ? null : closed.Score,
                Open = closed.Open,
                JudgedScore = closed.Score,
            },
            closed.By));
        return (refused ?? entered.Refusal) is { } refusal ? refusal : (await View(by))!;
    }

    public async Task<InspectionView?> View(string? viewer)
    {
        if (await Entry() is not { Data: InspectionData plan } entry || !plan.IsShownTo(viewer))
        {
            return null;
        }

        await results.Load();
        var judged = results.State.Results;
        var open = Unjudged(plan);
        return new(
            entry,
            [
                .. judged.Values
                    .OrderBy(static result => result.Place.ToString(), StringComparer.Ordinal)
                    .ThenBy(static result => result.Item, StringComparer.Ordinal),
            ],
            open == 0 ? results.State.Score : null,
            open,
            results.State.Score);
    }

    /// <summary>How many items of the places were not judged yet.</summary>
    private int Unjudged(InspectionData plan) => plan.Places.Sum(place =>
        Checklist(plan, place).Count(row => !results.State.Results.ContainsKey((place, row.Item))));

    private static bool IsOn(AtlasMap atlas, EntityRef place) =>
        place.Kind == EntityKind.Segment ? atlas.HasSegment(place.Key) : atlas.Cell(place.Key) is not null;

    /// <summary>The items that are demanded at a place on the first day, each once.</summary>
    private IReadOnlyList<ChecklistRow> Checklist(InspectionData plan, EntityRef place)
    {
        var county = registers.Current.Of(place);
        var (atlas, checklists) = (county.Atlas, county.Rules.Checklists);
        IEnumerable<(string? Grade, string? Zone)> ground = place.Kind == EntityKind.Segment
            ? [atlas.StreetOf(place.Key) ?? default]
            : [
                .. atlas.SegmentsIn(place.Key).Order(StringComparer.Ordinal).Select(one => atlas.StreetOf(one)!.Value),
                (null, null),
            ];
        return [.. ground.Distinct()
            .SelectMany(one => checklists.Of(one.Grade, one.Zone, plan.From))
            .Where(row => plan.Families.Count == 0 || plan.Families.Contains(row.Family))
            .DistinctBy(static row => row.Item)];
    }

    private Task<Refusal?> Settle(Func<InspectionState, Decision<GridEvent>> decide) =>
        results.Decide(decide, static (_, _, _) => []);

    private Refusal Unknown() => Refusal.NotFound("inspection.unknown", $"There is no inspection '{Code}'.");
}
