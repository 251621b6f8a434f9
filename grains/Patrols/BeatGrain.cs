using Grid.Atlas;
using Grid.Cases;
using Grid.Checklists;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Operations;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Patrols;

/// <summary>
/// 巡查班次. Its plan is the entry of its register. Its check-ins and findings are in the ledger, one source for each day;
/// the grain keeps the latest days in memory.
/// </summary>
[GrainType("beat")]
internal sealed class BeatGrain(
    IGrainContext context,
    RegisterService registerService,
    LedgerClient ledger,
    RegisterFollower registers,
    CityClock clock)
    : EntryGrain(new(EntityKind.Beat, context.GrainId.Key.ToString()!), registerService), IBeatGrain, IBeatTime
{
    private const int DaysKept = 3, DaysAtOnce = 100;

    private readonly SortedDictionary<DateOnly, EventSourced<PatrolDay>> days = [];

    private string Code => context.GrainId.Key.ToString()!;

    public async Task<Outcome<CheckInView>> CheckIn(CheckIn command)
    {
        var (county, found) = await Beat();
        if (found is not { } beat)
        {
            return Unknown();
        }

        var now = clock.GetUtcNow();
        var seen = command.At ?? now;
        if (await Earlier(county, command.Id, now) is var (known, when))
        {
            return PatrolRules.Reused(known, command) is { } reused ? reused : View(beat, when, known);
        }

        if (PatrolRules.Timely(seen, now, county) is { } untimely)
        {
            return untimely;
        }

        var (day, window) = PatrolRules.Placed(
            seen, county.DayOf(seen), one => PatrolPlan.On(beat.Data, one, county.Calendar));
        if (!Rulebook.Period.Covers(beat.Data.From, beat.Data.Until, day))
        {
            return Refusal.Conflict(
                "patrol.notInForce",
                "The beat is walked from "
                + $"{beat.Data.From:yyyy-MM-dd}{(beat.Data.Until is { } last ? $" until {last:yyyy-MM-dd}" : "")}, "
                + $"and not on {day:yyyy-MM-dd}.");
        }

        if (!PostCheck.Walks(command.By, beat.Data, county.Locate(command.Point).Place, day, county.Posts))
        {
            return PatrolRules.NotHolder(command.By, beat.Data, day);
        }

        var metres = Metres(county.Atlas, beat.Data, command.Point);
        var refused = await Settle(
            county, beat, day, now, state => PatrolRules.Decide(state, beat.Data, command, seen, window, metres, now));
        return refused is null
            ? View(beat, day, days[day].State.CheckIns.Find(one => one.Command == command.Id)!)
            : refused;
    }

    public async Task<Outcome<CaseView>> Find(Find command)
    {
        if (await Beat() is not (var own, { } beat))
        {
            return Unknown();
        }

        var now = clock.GetUtcNow();
        // A repeated finding is accepted, however late it is.
        var before = await GrainFactory.GetGrain<ICaseGrain>(command.Id).View();
        var known = PatrolRules.DayOf(Code, before?.Origin);
        if (known is null && PatrolRules.Timely(command.At ?? now, now, own) is { } untimely)
        {
            return untimely;
        }

        var (county, located) = await registers.Locate(command.Point);
        if (located.Place is not { } place)
        {
            return county.Outside(command.Point, located);
        }

        if (known is null
            && own.DayOf(command.At ?? now) is var walked
            && !PostCheck.Walks(command.By, beat.Data, place, walked, own.Posts))
        {
            return PatrolRules.NotHolder(command.By, beat.Data, walked);
        }

        Measurement? measured = null;
        var (kind, code, condition) = (command.Kind, command.Class, command.Condition);
        if (command.Item is { } item)
        {
            var rows = county.Rules.Checklists.Of(place.RoadGrade, place.TradingZone, county.DayOf(command.At ?? now));
            if (rows.FirstOrDefault(row => row.Item == item) is not { } demanded)
            {
                return Refusal.Unprocessable(
                    "checklist.itemUnknown",
                    $"The checklist that holds there has no item '{item}'. GET /v1/rulebook/checklist lists them; or "
                    + "send the class.");
            }

            if (Measurement.Impossible(demanded, command.Measured, "patrol.measured") is { } impossible)
            {
                return impossible;
            }

            measured = command.Measured is { } value ? Measurement.Of(demanded, value) : null;
            if (measured is { IsMet: true })
            {
                return PatrolRules.Met(demanded, measured);
            }

            (kind, code, condition) = (demanded.Kind, demanded.Class, demanded.Condition);
        }

        // The report comes first: it is what was promised. A caller that repeats the request finds it, and the note of
        // the beat.
        var day = known ?? county.DayOf(now);
        var operation = before?.Operation;
        if (known is null && await registers.Refuses(county, beat.Data.Operation, command.At ?? now) is null)
        {
            operation = beat.Data.Operation;
        }

        var report = new ReportCase(
            kind,
            code!,
            command.Point, Rulebook.ChannelList.Patrol, command.Description, command.At,
            Fresh: false,
            command.By,
            condition,
            Origin: PatrolRules.Source(Code, day).ToString(),
            Operation: operation);
        var taken = await GrainFactory.GetGrain<IIntakeGrain>(0).Report(command.Id, report);
        if (taken.Value is null)
        {
            return taken;
        }

        var found = new PatrolFound(command.Id, command.Item, kind, code!, condition, command.Point, measured)
        {
            At = now,
            By = command.By,
            Content = Fingerprint.Of(command),
        };
        var refused = await Settle(county, beat, day, now, state => PatrolRules.Decide(state, found));
        return refused is null ? taken : refused;
    }

    public async Task<BeatDayView?> Day(DateOnly? day)
    {
        var (county, found) = await Beat();
        if (found is not { } beat || await Entry() is not { } entry)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var on = day ?? county.DayOf(now);
        var state = await Load(on);
        var windows = PatrolViews.Windows(state, beat, PatrolPlan.On(beat.Data, on, county.Calendar), now);
        return new(entry, on, windows, PatrolViews.Figures(Code, on, state, windows), state.CheckIns, state.Findings);
    }

    public async Task<IReadOnlyList<PatrolFigures>> Figures(DateOnly from, DateOnly until)
    {
        var (county, found) = await Beat();
        if (found is not { } beat)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var figures = new List<PatrolFigures>();
        var asked = Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(from.AddDays);
        foreach (var some in asked.Chunk(DaysAtOnce))
        {
            var sources = some.Select(day => PatrolRules.Source(Code, day).ToString());
            var records = (await ledger.Store.ReadSources([.. sources])).ToLookup(static record => record.Source);
            foreach (var day in some)
            {
                var state = records[PatrolRules.Source(Code, day).ToString()]
                    .OrderBy(static record => record.Version)
                    .Select(EventCodec.Read)
                    .Aggregate(new PatrolDay(), PatrolDay.Apply);
                var windows = PatrolViews.Windows(state, beat, PatrolPlan.On(beat.Data, day, county.Calendar), now);
                var of = PatrolViews.Figures(Code, day, state, windows);
                if (of is not { Planned: 0, Extra: 0, Findings: 0 })
                {
                    figures.Add(of);
                }
            }
        }

        return figures;
    }

    public async Task Pass(DateOnly day)
    {
        var (county, found) = await Beat();
        if (found is not { } beat)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (await Settle(county, beat, day, now, static _ => Decision<PatrolEvent>.Nothing) is { } refused)
        {
            throw new TimeoutException(refused.Message);
        }
    }

    /// <summary>
    /// The beat as registered, and the county that shows it. The county of this silo shows a beat before its
    /// registration is answered.
    /// </summary>
    private async ValueTask<(County County, Beat? Beat)> Beat()
    {
        var beat = new EntityRef(EntityKind.Beat, Code);
        var county = registers.Current.Of(beat);
        if (county.Beats.Find(Code) is { } known)
        {
            return (county, known);
        }

        county = (await registers.CatchUp()).Of(beat);
        return (county, county.Beats.Find(Code));
    }

    /// <summary>
    /// Decides on the record of a day. What fell due before is recorded first, also when nothing else is decided.
    /// </summary>
    private async Task<Refusal?> Settle(
        County county, Beat beat, DateOnly day, DateTimeOffset now, Func<PatrolDay, Decision<PatrolEvent>> decide)
    {
        await Load(day);
        return await days[day].Decide(WithPassed, static (_, _, happened) => PatrolRules.Recipients(happened));

        Decision<PatrolEvent> WithPassed(PatrolDay state)
        {
            var plan = PatrolPlan.On(beat.Data, day, county.Calendar);
            var passed = PatrolRules.MissedBy(state, beat, plan, now, clock.Driven);
            var decision = decide(passed.Aggregate(state, PatrolDay.Apply));
            return decision with { Events = [.. passed, .. decision.Events] };
        }
    }

    private async Task<PatrolDay> Load(DateOnly day)
    {
        if (!days.TryGetValue(day, out var stored))
        {
            stored = new(
                PatrolRules.Source(Code, day).ToString(),
                new PatrolDay(),
                PatrolDay.Apply,
                ledger,
                _ => ledger.Options.PartitionOf(Code));
            if (days.Count >= DaysKept)
            {
                days.Remove(days.Keys.First());
            }

            days[day] = stored;
        }

        await stored.Load();
        return stored.State;
    }

    /// <summary>The check-in of this id, if it was recorded: on any day for which it could have been sent.</summary>
    private async Task<(PatrolCheckedIn, DateOnly)?> Earlier(County county, string id, DateTimeOffset now)
    {
        foreach (var day in Recent(county, now))
        {
            if ((await Load(day)).CheckIns.Find(one => one.Command == id) is { } known)
            {
                return (known, day);
            }
        }

        return null;
    }

    private static DateOnly[] Recent(County county, DateTimeOffset now)
    {
        var today = county.DayOf(now);
        return [today.AddDays(-1), today];
    }

    private static double[] Metres(AtlasMap atlas, BeatData beat, GeoPoint point)
    {
        if (beat.Points.Count == 0)
        {
            return [beat.Places.Min(place => atlas.MetresTo(place, point) ?? double.PositiveInfinity)];
        }

        var plane = LocalMetres.Round(point);
        return [.. beat.Points.Select(stop => Away(stop.At))];

        double Away(GeoPoint at) => Math.Sqrt(Math.Pow(plane.X(at.Lon), 2) + Math.Pow(plane.Y(at.Lat), 2));
    }

    private CheckInView View(Beat beat, DateOnly day, PatrolCheckedIn made)
    {
        var stops = PatrolRules.Stops(beat.Data);
        return new(
            Code, day, made.Command!, made.Seen, made.Window, made.Visit, made.Planned, made.Stop + 1, stops,
            made.Window is { } window ? days[day].State.Visits(window, stops).Made : 0, made.Late);
    }

    private Refusal Unknown() =>
        Refusal.NotFound("beat.unknown", $"There is no beat '{Code}'. GET /v1/patrols lists them.");
}
