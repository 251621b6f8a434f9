using System.Globalization;
using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Standing;

/// <summary>
/// 常态责任 of one party. What it owes is computed from the county; its checks and lapses are in the ledger, one source
/// for each month, and the grain keeps the latest months in memory.
/// </summary>
[GrainType("standing")]
internal sealed class StandingGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, IStandingGrain, IStandingTime
{
    private const int MonthsKept = 4;

    private readonly SortedDictionary<DateOnly, EventSourced<StandingMonth>> months = [];

    private EntityRef Party => EntityRef.Parse(context.GrainId.Key.ToString()!);

    public async Task<IReadOnlyList<StandingView>> Owed(DateTimeOffset? at)
    {
        var county = registers.Current.Of(Party);
        if (county.Standing.Of(Party) is not { } party)
        {
            return [];
        }

        var (when, views) = (at ?? clock.GetUtcNow(), new List<StandingView>());
        foreach (var row in county.Rules.Standing.Of(Party.Kind))
        {
            if (StandingRules.At(row, county.Calendar, when) is { } period
                && StandingRules.Owes(row, party, period, county) is { } since
                && since <= when)
            {
                views.Add(View(row, period, since, (await Month(period.First)).State));
            }
        }

        return views;
    }

    public async Task<Outcome<StandingView>> Check(CheckStanding command)
    {
        var county = registers.Current.Of(Party);
        if (county.Standing.Of(Party) is not { } party)
        {
            return NotOwed(command.Item);
        }

        var now = clock.GetUtcNow();
        var seen = command.At ?? now;
        if (seen > now)
        {
            return Refusal.Unprocessable("standing.future", "The check is later than now. Send the time it was made.");
        }

        if (await Done(command.Id, county.DayOf(seen)) is { } done)
        {
            var executed = new ExecutedCommand($"check {done.Rule}", done.By, done.At, done.Content);
            if (!executed.Says(Fingerprint.Of(command)))
            {
                return executed.Reused();
            }

            if (Planned(county, party, done.Rule, done.Period) is var (checkedRow, of, from))
            {
                return View(checkedRow, of, from, (await Month(of.First)).State);
            }
        }

        foreach (var row in county.Rules.Standing.Of(Party.Kind).Where(row => row.Item == command.Item))
        {
            if (StandingRules.At(row, county.Calendar, seen) is not { } period
                || StandingRules.Owes(row, party, period, county) is not { } since)
            {
                continue;
            }

            var month = await Month(period.First);
            var refused = await month.Decide(
                state => StandingRules.Decide(state, row, period, party, command, now),
                static (_, _, _) => []);
            if (refused is not null)
            {
                return refused;
            }

            await Rate(county, party, period.First);
            return View(row, period, since, month.State);
        }

        return NotOwed(command.Item);
    }

    public async Task Pass(string rule, DateOnly first)
    {
        var county = registers.Current.Of(Party);
        var now = clock.GetUtcNow();
        if (county.Standing.Of(Party) is not { } party
            || Planned(county, party, rule, first) is not var (row, period, _))
        {
            return;
        }

        var month = await Month(first);
        if (!month.State.IsOpen(rule, first) || period.Due > now)
        {
            return;
        }

        // The report comes first: a watch that calls again finds it under the same id, and then the note.
        Guid? finding = null;
        if (row.Lapse is { } code && county.Atlas.CentreOf(Party) is { } point)
        {
            var id = NamedId.Of($"{Party}/{rule}/{first:yyyy-MM-dd}");
            var taken = await GrainFactory.GetGrain<IIntakeGrain>(0).Report(id, new(
                ClassKind.Event, code, point, ChannelList.Patrol, row.Name, null, Fresh: false,
                By: Clocks.MissedDeadlineRules.By, row.Condition, Origin: Source(first).ToString()));
            if (taken.Refusal is { Kind: RefusalKind.Busy } busy)
            {
                throw new TimeoutException(busy.Message);
            }

            finding = taken.Value?.Id;
        }

        if (await month.Decide(
            state => StandingRules.Lapse(state, row, period, Party, finding, now),
            static (_, _, _) => []) is { } refused)
        {
            throw new TimeoutException(refused.Message);
        }

        await Rate(county, party, first);
    }

    public async Task<PlateView?> Plate(DateOnly? month)
    {
        var county = registers.Current.Of(Party);
        return county.Standing.Of(Party) is { } party
            ? await Plate(county, party, month ?? county.DayOf(clock.GetUtcNow()))
            : null;
    }

    /// <summary>
    /// Records what the plate of a month became, and reports the matter that its colour becomes. A silo that dies
    /// before it leaves that to the next check.
    /// </summary>
    private async Task Rate(County county, StandingParty party, DateOnly day)
    {
        if (!county.Rules.Plates.HasAny(Party.Kind))
        {
            return;
        }

        // The points of the last day of a month are final in the next one.
        foreach (var of in new[] { First(day).AddMonths(-1), First(day) })
        {
            var plate = await Plate(county, party, of);
            var now = clock.GetUtcNow();
            Guid? matter = null;
            if (PlateRules.BecomesMatter(plate, Ruleset(county), county.DayOf(now))
                && county.Atlas.CentreOf(Party) is { } point)
            {
                var row = plate.Row!;
                var id = NamedId.Of($"{Party}/plate/{row.Colour}/{of:yyyy-MM}");
                var taken = await GrainFactory.GetGrain<IIntakeGrain>(0).Report(id, new(
                    ClassKind.Event, row.Becomes!, point, ChannelList.Patrol, row.Name, null, Fresh: false,
                    By: Clocks.MissedDeadlineRules.By, row.Condition, Origin: Source(of).ToString()));
                matter = taken.Value?.Id;
            }

            await (await Month(of)).Decide(
                state => PlateRules.Rated(plate, state, county.Code, matter, now) is { } rated
                    ? rated
                    : Decision<StandingEvent>.Nothing,
                static (_, _, _) => []);
        }
    }

    private async Task<PlateView> Plate(County county, StandingParty party, DateOnly day)
    {
        var (of, now, rules) = (First(day), clock.GetUtcNow(), Ruleset(county));
        var since = party.HolderSince is { } from
            ? county.Calendar.At(from, TimeOnly.MinValue)
            : (DateTimeOffset?)null;
        var plate = PlateRules.Of(Party, of, (await Month(of)).State, rules, since, now);
        while (plate.InARow < plate.Row?.Months)
        {
            var month = of.AddMonths(-plate.InARow);
            var before = PlateRules.Of(Party, month, (await Month(month)).State, rules, since, now);
            if (before.Row?.Colour != plate.Row.Colour || before.Matter is not null)
            {
                break;
            }

            plate = plate with { InARow = plate.InARow + 1 };
        }

        return plate;
    }

    private static PlateRuleset Ruleset(County county) =>
        new(county.Rules.Standing, county.Rules.Plates, county.Calendar);

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>A period that the party owes, with its row and since when; null where it does not.</summary>
    private static (StandingRow Row, StandingPeriodOf Period, DateTimeOffset Since)? Planned(
        County county, StandingParty party, string rule, DateOnly first) =>
        county.Rules.Standing.Rows.FirstOrDefault(row =>
            row.Rule == rule && Period.Covers(row.From, row.Until, first)) is { } row
        && StandingRules.Named(row, county.Calendar, first) is { } period
        && StandingRules.Owes(row, party, period, county) is { } since
            ? (row, period, since)
            : null;

    /// <summary>The check that a command became, in the month of a day or the one before.</summary>
    private async Task<StandingChecked?> Done(string command, DateOnly day) =>
        (await Month(day)).State.Done(command) ?? (await Month(day.AddMonths(-1))).State.Done(command);

    private StandingView View(StandingRow row, StandingPeriodOf period, DateTimeOffset since, StandingMonth month)
    {
        var record = month.Of(row.Rule, period.First);
        return new(
            Party,
            row,
            period.First,
            since,
            period.Due,
            Status(record, period.Due <= clock.GetUtcNow()),
            record?.Met?.Seen,
            record?.Met?.How,
            record?.Met?.By,
            record?.Lapsed?.Finding);
    }

    private static ObligationStatus Status(StandingRecord? record, bool wasDue) => record switch
    {
        { Met: not null } => ObligationStatus.Discharged,
        { Lapsed: not null } => ObligationStatus.Lapsed,
        _ => wasDue ? ObligationStatus.Lapsed : ObligationStatus.Open,
    };

    private EntityRef Source(DateOnly day) => new(Party.Kind, string.Create(
        CultureInfo.InvariantCulture, $"{Party.Key}/standing/{day:yyyy-MM}"));

    private async Task<EventSourced<StandingMonth>> Month(DateOnly day)
    {
        var of = First(day);
        if (!months.TryGetValue(of, out var stored))
        {
            stored = new(
                Source(of).ToString(),
                new StandingMonth(),
                StandingMonth.Apply,
                ledger,
                _ => ledger.Options.PartitionOf(Party.Key));
            if (months.Count >= MonthsKept)
            {
                months.Remove(months.Keys.First());
            }

            months[of] = stored;
        }

        await stored.Load();
        return stored;
    }

    private Refusal NotOwed(string item) => Refusal.Conflict(
        "standing.notOwed",
        $"{Party} does not owe '{item}' at that time. GET …/obligations lists what it owes.");
}
