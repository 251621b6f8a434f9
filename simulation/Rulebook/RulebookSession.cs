using System.Globalization;
using Grid.Rulebook;
using Grid.Simulation.Counties;
using Grid.Simulation.Door;
using Grid.Simulation.Embedded;
using Grid.Simulation.Foundation;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Rulebook;

/// <summary>One comparison: a city with rulebook A, a city with rulebook B, the same questions to both.</summary>
internal sealed class RulebookSession(RulebookRequest asked, Screen screen, TimeProvider time)
{
    private const int Compared = 0;
    private const int CouldNot = 2;
    private const int Interrupted = 130;
    private const int InFlight = 16;
    private const int Listed = 20;
    private const string NoClass = "no class";

    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            var whose = File.Exists(Path.Combine(asked.Before.FullName, RulebookFolder.City))
                ? asked.Before
                : asked.County;
            var input = ReplayFile.Read(asked.Reports.FullName, CountyFacts.OfFolder(whose.FullName).Zone);
            var pointed = input.Rows.Where(static row => row.Where.Point is not null);
            var rows = (asked.Limit is { } limit ? pointed.Take(limit) : pointed).ToList();
            if (rows.Count == 0)
            {
                throw new InvalidDataException($"{asked.Reports} holds no report with a point that can be read.");
            }

            screen.Say(Invariant($"{asked.Reports.Name}: {rows.Count} reports with a point."));
            var before = await Ask(asked.Before, rows, cancel);
            var after = await Ask(asked.After, rows, cancel);
            Tell(new WhatIf([
                .. rows.Select(
                    (row, index) => new Changed(row, before[index].Class, before[index].Routed, after[index].Routed)),
            ]));
            return Compared;
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

    private async Task<(string Class, Routed Routed)[]> Ask(
        DirectoryInfo folder,
        List<ReplayRow> rows,
        CancellationToken cancel)
    {
        var county = RulebookFolder.Compose(folder.FullName, asked.County.FullName);
        EmbeddedCity? started = null;
        try
        {
            await screen.Follow(
                $"Starting a city with {folder.Name}",
                async shown => started = await EmbeddedCity.Start(county, time, shown, cancel));
            using var http = CityDoor.Connect(started!.Address, InFlight);
            var door = new CityDoor(http, time);
            var facts = await CountyFacts.Ask(door, null, cancel);
            var book = await ClassBook.Ask(door, facts.Code, cancel);
            var answers = new (string, Routed)[rows.Count];
            var done = 0;
            await screen.Follow($"Asking {folder.Name} for {rows.Count} reports", shown => Parallel.ForEachAsync(
                Enumerable.Range(0, rows.Count),
                new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel },
                async (index, stop) =>
                {
                    answers[index] = await Ask(door, book, facts.CatchAll, rows[index], stop);
                    var asked = Interlocked.Increment(ref done);
                    shown((double)asked / rows.Count, Invariant($"{asked} of {rows.Count}"));
                }));
            return answers;
        }
        finally
        {
            if (started is { } city)
            {
                await city.DisposeAsync();
                city.Remove();
            }

            Directory.Delete(county, recursive: true);
        }
    }

    /// <param name="catchAll">The class of a report of which the county knows none.</param>
    private static async Task<(string Class, Routed Routed)> Ask(
        CityDoor door,
        ClassBook book,
        string? catchAll,
        ReplayRow row,
        CancellationToken cancel)
    {
        var code = book.Find(row.Kind, row.Big, row.Small)
            ?? (catchAll is null ? (ClassCode?)null : new ClassCode(ClassKind.Event, catchAll));
        if (code is not { } known)
        {
            return (NoClass, Routed.None);
        }

        var (kind, point) = (DoorBodies.KindOf(known.Kind), row.Where.Point!.Value);
        var at = Uri.EscapeDataString(DoorBodies.Text(row.ReportedAt));
        var path = Invariant(
            $"/v1/rulebook/route?kind={kind}&class={Uri.EscapeDataString(known.Code)}&lon={point.Lon}&lat={point.Lat}")
            + $"&at={at}";
        var answer = await door.Get(path, null, DoorJson.Default.RouteBody, cancel);
        return ($"{kind} {known.Code}{(answer.Value is { } found ? " " + found.ClassName : "")}", Routed.Of(answer));
    }

    private void Tell(WhatIf found)
    {
        screen.Table("What would change", [
            ("reports", Number(found.Asked)),
            ("of them changed", Number(found.All.Count)),
            ("another lead", Number(found.Leads)),
            ("another due time", Number(found.Dues)),
            ("others who answer", Number(found.Others))]);
        Tell("By class", found.ByClass);
        Tell("By lead", found.ByLead);
        Tell("By party", found.ByParty);
        if (found.All.Count > 0)
        {
            screen.Say("First examples:");
            found.Examples(asked.Examples).ToList().ForEach(line => screen.Say("  " + line));
        }

        if (asked.Json is { } file)
        {
            File.WriteAllText(file.FullName, found.ToJson(asked.Examples));
        }
    }

    private void Tell(string title, IReadOnlyList<(string Name, int Reports)> counted)
    {
        if (counted.Count > 0)
        {
            screen.Table(
                counted.Count > Listed ? Invariant($"{title} ({Listed} of {counted.Count})") : title,
                [.. counted.Take(Listed).Select(static one => (one.Name, Number(one.Reports)))]);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
