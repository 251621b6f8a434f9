using System.Globalization;
using Grid.Cases;
using Grid.Simulation.Counties;
using Grid.Simulation.Door;
using Grid.Simulation.Embedded;
using Grid.Simulation.Escalations;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>
/// One replay from the first line read to the last line checked. Exit code 0 when the city agrees with the log, 1 when
/// not.
/// </summary>
internal sealed class ReplaySession(ReplayRequest asked, Screen screen, TimeProvider time)
{
    private const int CouldNot = 2;
    private const int Interrupted = 130;
    private const int Shown = 20;

    private static readonly TimeSpan FirstContact = TimeSpan.FromSeconds(10);

    private ReplayInput? read;

    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            return asked.Gateway is { } gateway
                ? await Replay(gateway, asked.County, static () => 0, cancel)
                : await ReplayEmbedded(cancel);
        }
        catch (Exception reason)
            when (reason is DoorException or InvalidDataException or DirectoryNotFoundException or FileNotFoundException
            )
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return CouldNot;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private async Task<int> ReplayEmbedded(CancellationToken cancel)
    {
        var folder = Path.GetFullPath(asked.County ?? Path.Combine("data", "haiyan"));
        var (county, zone) = CountyFacts.OfFolder(folder);
        Read(zone); // A file that cannot be sent starts no city.
        EmbeddedCity? started = null;
        var since = time.GetTimestamp();
        await screen.Follow(
            "Starting a city of our own",
            async shown => started = await EmbeddedCity.Start(folder, time, shown, cancel));
        var city = started!;
        screen.Say(Invariant($"City ready at {city.Address} after {time.GetElapsedTime(since).TotalSeconds:0.0} s."));
        try
        {
            return await Replay(city.Address, county, () => city.Restarts, cancel);
        }
        finally
        {
            await city.DisposeAsync();
            if (asked.Keep)
            {
                city.HowToLook().ToList().ForEach(screen.Say);
            }
            else
            {
                city.Remove();
            }
        }
    }

    private async Task<int> Replay(Uri address, string? code, Func<int> restarts, CancellationToken cancel)
    {
        using var http = CityDoor.Connect(address, asked.Parallel + 4);
        await CheckClock(http, cancel);
        var door = new CityDoor(http, time);
        var county = await CountyFacts.Ask(door, code, cancel);
        var input = read ?? Read(county.Zone);
        var book = await ClassBook.Ask(door, county.Code, cancel);
        var rows = asked.Limit is { } limit ? input.Rows.Take(limit).ToList() : input.Rows;
        var until = asked.Until is { } text
            ? CountyClock.Read(text, county.Zone)!.Value
            : rows[^1].ReportedAt.AddDays(1);
        var asleep = asked.Asleep is { } share ? await Asleep(door, county.Code, share, cancel) : null;
        var limits = await RuleTables.Limited(door, county.Code, cancel);
        var options = new RunOptions(
            asked.Seed, until, asked.Rework, asked.Speed, asked.Parallel, county.Zone, Verifies, asked.DrawPlaces,
            asleep,
            county.HasNeighbours ? county.Code : null);
        var escalations = asleep is null
            ? null
            : new EscalationCheck(
                await RuleTables.Ask(
                    door,
                    county,
                    CountyClock.DayOf(rows[0].ReportedAt, county.Zone),
                    CountyClock.DayOf(until, county.Zone),
                    cancel),
                until);
        var durations = asked.DrawClosings ? Durations.Of(input.Rows, book) : null;
        var run = new ReplayRun(door, book, durations, options, time);

        bool Verifies(CaseLog log) => limits.Any(row =>
            row.Clock == ClockKind.Verify
            && row.Speaks(
                log.Code.Kind,
                log.Code.Code,
                log.Channel,
                CountyClock.DayOf(log.Row.ReportedAt, county.Zone),
                log.Limit is { Amount: > 0 } own ? (own.Amount, own.Unit) : null));

        var stopped = await Send(run, rows, cancel);

        Checked? check = null;
        var requests = door.Requests;
        if (!stopped)
        {
            check = await Check(new SelfCheck(door, run.Logs, until, time, escalations), cancel);
        }

        var summary = new ReplaySummary(
            asked.File.Name,
            asked.Seed,
            ReplayFigures.Count(input, run.Logs),
            check?.Deliveries,
            requests,
            door.Repeated,
            restarts(),
            run.Took.TotalSeconds,
            Percentile.Of(run.ReportMilliseconds, 0.50),
            Percentile.Of(run.ReportMilliseconds, 0.99),
            check?.Differences,
            asleep is null ? null : [.. asleep.Order(StringComparer.Ordinal)],
            check is null
                ? null
                : escalations?.TimesNotified()
                    .ToDictionary(static one => one.Escalation.Rule, static one => one.Times));
        screen.Table(stopped ? "Stopped; so far:" : "Replay", summary.Rows());
        if (check is not null && escalations is not null)
        {
            screen.Table(
                $"Told as time passed, {asleep!.Count} departments asleep: {escalations.Cases} cases",
                escalations.Rows());
        }

        if (asked.Json is { } file)
        {
            await File.WriteAllTextAsync(file.FullName, summary.ToJson(), CancellationToken.None);
        }

        return stopped ? Interrupted : Verdict(check!);
    }

    /// <summary>The file, once the county's zone is known.</summary>
    /// <exception cref="InvalidDataException">It holds no report, or too little of it can be read.</exception>
    private ReplayInput Read(TimeZoneInfo zone)
    {
        read = ReplayFile.Read(asked.File.FullName, zone);
        Tell(read);
        if (read.Rows.Count == 0)
        {
            throw new InvalidDataException($"{asked.File} holds no report that can be read.");
        }

        if (read.UnreadableShare > asked.Unreadable)
        {
            throw new InvalidDataException(
                Invariant($"{read.UnreadableShare:P1} of the lines of {asked.File} cannot be read, more than ")
                + Invariant($"{asked.Unreadable:P1}. Mend them, or allow more with --unreadable; nothing was sent."));
        }

        return read;
    }

    /// <summary>The departments of the county that sleep: a share of them, drawn by the seed.</summary>
    private async Task<IReadOnlySet<string>> Asleep(
        CityDoor door, string county, double share, CancellationToken cancel)
    {
        var offices = new List<string>();
        await foreach (
            var office in door.List("/v1/departments?limit=500", null, DoorJson.Default.PageBodyOfficeBody, cancel))
        {
            if (office.County is null || office.County == county)
            {
                offices.Add(office.Code);
            }
        }

        var lots = offices.Order(StringComparer.Ordinal).ToArray();
        StableId.Dice(StableId.Of("asleep"), asked.Seed).Shuffle(lots);
        return lots.Take((int)Math.Round(lots.Length * share)).ToHashSet();
    }

    private async Task CheckClock(HttpClient http, CancellationToken cancel)
    {
        var clock = (
            await new CityDoor(http, time, FirstContact).Get("/v1/clock", null, DoorJson.Default.ClockBody, cancel)
        ).OrThrow("/v1/clock");
        if (!clock.Driven)
        {
            throw new DoorException(
                $"The city at {http.BaseAddress} keeps its own time. A replay needs a clock it may drive: start the "
                + "city with Grid__Clock=driven.");
        }
    }

    /// <returns>True when the run was cancelled before its end.</returns>
    private async Task<bool> Send(ReplayRun run, IReadOnlyList<ReplayRow> rows, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        try
        {
            await screen.Follow(
                $"Replaying {rows.Count} reports",
                shown => run.Run(rows, pace => shown((double)pace.Reports / rows.Count, Line(pace)), cancel));
            return false;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return true;
        }

        string Line(Pace pace)
        {
            var rate = pace.Requests / Math.Max(0.001, time.GetElapsedTime(since).TotalSeconds);
            return Invariant(
                $"{pace.CityTime:yyyy-MM-dd}  {pace.Reports} reports  {rate:0} requests/s  {pace.Open} open");
        }
    }

    private async Task<Checked> Check(SelfCheck check, CancellationToken cancel)
    {
        Checked? found = null;
        await screen.Follow(
            "Checking the city against our own log",
            async shown => found = await check.Run(doing => shown(0, doing), cancel));
        return found!;
    }

    private int Verdict(Checked check)
    {
        if (check.Differences.Count == 0)
        {
            var notices = asked.Asleep is null
                ? ""
                : " Whoever was to be told as time passed was told once, in order and in time, and can read it.";
            screen.Say(
                "The city agrees: every report once in the ledger, in the read model, and with each party that "
                + $"answers for it.{notices}");
            return 0;
        }

        screen.Say(Invariant($"The city disagrees in {check.Differences.Count} places:"));
        foreach (var difference in check.Differences.Take(Shown))
        {
            screen.Say($"  {difference}");
        }

        return 1;
    }

    private void Tell(ReplayInput input)
    {
        screen.Say(Invariant(
            $"{asked.File.Name}: {input.Rows.Count} reports, {input.Unreadable.Count} lines that cannot be read."));
        foreach (var row in input.Unreadable.Take(Shown))
        {
            screen.Say(Invariant($"  line {row.Line}: {row.Why}"));
        }

        if (input.NotRead.Count > 0)
        {
            screen.Say($"  not read: {string.Join(", ", input.NotRead)}; --columns lists the columns that are.");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
