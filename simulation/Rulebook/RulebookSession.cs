using System.Globalization;
using Grid.Rulebook;
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

    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            var input = ReplayFile.Read(asked.Reports.FullName);
            var rows = asked.Limit is { } limit ? input.Rows.Take(limit).ToList() : input.Rows;
            if (rows.Count == 0)
            {
                throw new InvalidDataException($"{asked.Reports} holds no report that can be read.");
            }

            screen.Say(Invariant($"{asked.Reports.Name}: {rows.Count} reports."));
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
        IReadOnlyList<ReplayRow> rows,
        CancellationToken cancel)
    {
        var county = RulebookFolder.Compose(folder.FullName, asked.County.FullName);
        EmbeddedCity? started = null;
        try
        {
            var book = ClassBook.Read(RulebookFolder.Classes(county));
            await screen.Follow(
                $"Starting a city with {folder.Name}",
                async shown => started = await EmbeddedCity.Start(county, time, shown, cancel));
            using var http = CityDoor.Connect(started!.Address, InFlight);
            var door = new CityDoor(http, time);
            var answers = new (string, Routed)[rows.Count];
            var done = 0;
            await screen.Follow($"Asking {folder.Name} for {rows.Count} reports", shown => Parallel.ForEachAsync(
                Enumerable.Range(0, rows.Count),
                new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel },
                async (index, stop) =>
                {
                    answers[index] = await Ask(door, book, rows[index], stop);
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

    private static async Task<(string Class, Routed Routed)> Ask(
        CityDoor door,
        ClassBook book,
        ReplayRow row,
        CancellationToken cancel)
    {
        var code = book.Find(row.Kind, row.Big, row.Small) ?? ClassCode.Unsorted;
        var kind = code.Kind == ClassKind.Part ? "part" : "event";
        var at = Uri.EscapeDataString(row.ReportedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        var path = Invariant($"/v1/rulebook/route?kind={kind}&class={code.Code}&lon={row.Lon}&lat={row.Lat}&at={at}");
        var answer = await door.Get(path, null, DoorJson.Default.RouteBody, cancel);
        return ($"{kind} {code.Code}{(answer.Value is { } found ? " " + found.ClassName : "")}", Routed.Of(answer));
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
