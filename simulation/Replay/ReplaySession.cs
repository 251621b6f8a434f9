using System.Globalization;
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

    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            var input = ReplayFile.Read(asked.File.FullName);
            Tell(input);
            if (input.Rows.Count == 0)
            {
                throw new InvalidDataException($"{asked.File} holds no report that can be read.");
            }

            if (asked.Gateway is { } gateway)
            {
                return await Replay(input, gateway, static () => 0, cancel);
            }

            return await ReplayEmbedded(input, cancel);
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

    private async Task<int> ReplayEmbedded(ReplayInput input, CancellationToken cancel)
    {
        if (!asked.County.Exists)
        {
            throw new DirectoryNotFoundException(
                $"There is no county in {asked.County.FullName}. Name its folder with --county.");
        }

        EmbeddedCity? started = null;
        var since = time.GetTimestamp();
        await screen.Follow(
            "Starting a city of our own",
            async shown => started = await EmbeddedCity.Start(asked.County.FullName, time, shown, cancel));
        var city = started!;
        screen.Say(Invariant($"City ready at {city.Address} after {time.GetElapsedTime(since).TotalSeconds:0.0} s."));
        try
        {
            return await Replay(input, city.Address, () => city.Restarts, cancel);
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

    private async Task<int> Replay(ReplayInput input, Uri address, Func<int> restarts, CancellationToken cancel)
    {
        using var http = CityDoor.Connect(address, asked.Parallel + 4);
        await CheckClock(http, cancel);
        var door = new CityDoor(http, time);
        var book = await Classes(door, cancel);
        var rows = asked.Limit is { } limit ? input.Rows.Take(limit).ToList() : input.Rows;
        var until = asked.Until ?? rows[^1].ReportedAt.AddDays(1);
        var asleep = asked.Asleep is { } share ? await Asleep(door, share, cancel) : null;
        var options = new RunOptions(asked.Seed, until, asked.Rework, asked.Speed, asked.Parallel, asleep);
        var escalations = asleep is null
            ? null
            : new EscalationCheck(await RuleTables.Ask(door, rows[0].ReportedAt.Offset, cancel), until);
        var run = new ReplayRun(door, book, Durations.Of(input.Rows, book), options, time);
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

    /// <summary>The departments that sleep: a share of all departments, drawn by the seed.</summary>
    private async Task<IReadOnlySet<string>> Asleep(CityDoor door, double share, CancellationToken cancel)
    {
        var offices = new List<string>();
        await foreach (
            var office in door.List("/v1/departments?limit=500", null, DoorJson.Default.PageBodyOfficeBody, cancel))
        {
            offices.Add(office.Code);
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

    /// <summary>The city's own classes, or those of the county's folder where the city shows none.</summary>
    private async Task<ClassBook> Classes(CityDoor door, CancellationToken cancel)
    {
        var path = Path.Combine(asked.County.FullName, "rulebook", "classes.csv");
        return await ClassBook.Ask(door, cancel)
            ?? (File.Exists(path)
                ? ClassBook.Read(path)
                : throw new FileNotFoundException(
                    $"The city shows no table of classes, and there is no {path}. Name the county's folder with "
                    + "--county."));
    }

    private void Tell(ReplayInput input)
    {
        screen.Say(Invariant(
            $"{asked.File.Name}: {input.Rows.Count} reports, {input.Unreadable.Count} lines that cannot be read."));
        foreach (var row in input.Unreadable.Take(Shown))
        {
            screen.Say(Invariant($"  line {row.Line}: {row.Why}"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
