using System.Text.Json;
using Grid.Simulation.Door;
using Grid.Simulation.Rulebook;

namespace Grid.Simulation.Counties;

/// <summary>
/// What a run takes from the county instead of assuming it: whose days they are, and which class stands for none.
/// </summary>
/// <param name="Zone">Times of the source without an offset are read in it, and its midnights end the days.</param>
/// <param name="Weekend">The days of rest of each week.</param>
/// <param name="CatchAll">The class of what no other class takes; null where the county names none.</param>
/// <param name="HasNeighbours">Whether the city has others too, and a report without a point says its own.</param>
internal sealed record CountyFacts(
    string Code,
    TimeZoneInfo Zone,
    IReadOnlyList<DayOfWeek> Weekend,
    string? CatchAll = null,
    bool HasNeighbours = false)
{
    /// <summary>Asks a city for its county.</summary>
    /// <param name="code">Which one is meant; null for the only one.</param>
    /// <exception cref="DoorException">The city has no such county, or several.</exception>
    public static async Task<CountyFacts> Ask(CityDoor door, string? code, CancellationToken cancel)
    {
        var all = new List<CountyBody>();
        await foreach (
            var one in door.List("/v1/counties?limit=500", null, DoorJson.Default.PageBodyCountyBody, cancel))
        {
            all.Add(one);
        }

        var meant = all.FindAll(one => code is null || one.Code == code);
        var there = string.Join(", ", all.Select(static one => one.Code));
        return meant switch
        {
            [var only] => new(
                only.Code, ZoneOf(only.TimeZone), only.Weekend, only.CatchAll, all.Count > 1),
            [] when all.Count == 0 => throw new DoorException("The city has no county yet."),
            [] => throw new DoorException($"The city has no county {code}; it has {there}. Name one with --county."),
            _ => throw new DoorException($"The city has several counties: {there}. Name one with --county."),
        };
    }

    /// <summary>Reads the zone of a county before its city is started.</summary>
    /// <exception cref="InvalidDataException">There is no such folder, or its city.json says no zone.</exception>
    public static (string Code, TimeZoneInfo Zone) OfFolder(string folder)
    {
        var path = Path.Combine(folder, RulebookFolder.City);
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"There is no county in {Path.GetFullPath(folder)}: no {RulebookFolder.City}. Name its folder with "
                + "--county.");
        }

        try
        {
            using var city = JsonDocument.Parse(File.ReadAllText(path));
            return (Text("code"), ZoneOf(Text("timeZone")));

            string Text(string member) =>
                city.RootElement.TryGetProperty(member, out var said) && said.GetString() is { Length: > 0 } text
                    ? text
                    : throw new InvalidDataException($"{Path.GetFullPath(path)} says no {member}.");
        }
        catch (JsonException unread)
        {
            throw new InvalidDataException($"{Path.GetFullPath(path)} is no JSON: {unread.Message}", unread);
        }
    }

    private static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw new InvalidDataException(
            $"The county's time zone {name} is not known on this machine; name it as IANA does: America/New_York.");
}

/// <summary>A county as the door shows it.</summary>
internal sealed record CountyBody(
    string Code,
    string TimeZone,
    IReadOnlyList<DayOfWeek> Weekend,
    string? CatchAll = null);
