using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CsvHelper;
using Grid.Rulebook;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>Reads a report from one line of CSV, or the reason why the line is none.</summary>
internal sealed class ReplayRowReader(CsvReader csv)
{
    /// <summary>The one time zone of the country, which a time without an offset means.</summary>
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    public bool TryRead([NotNullWhen(true)] out ReplayRow? row, [NotNullWhen(false)] out string? why)
    {
        row = null;
        why = null;
        if (Time(Text("reported_at")) is not { } reportedAt)
        {
            why = $"reported_at reads '{Text("reported_at")}', which is no time";
        }
        else if (Number(Text("lon")) is not { } lon || Number(Text("lat")) is not { } lat)
        {
            why = $"lon, lat read '{Text("lon")}', '{Text("lat")}', which is no point";
        }
        else if (Accept(Text("accept")) is not { } accept)
        {
            why = $"accept reads '{Text("accept")}'; 1 or 0 is expected";
        }
        else
        {
            row = new(
                Id(),
                reportedAt,
                Text("channel") is { Length: > 0 } channel ? channel : "热线电话",
                Text("kind") is "部件" or "part" ? ClassKind.Part : ClassKind.Event,
                Text("class"),
                Text("subclass"),
                accept,
                lon,
                lat,
                // A closing time before the report is an error of the source and counts as missing.
                Time(Text("closed_at")) is { } closedAt && closedAt >= reportedAt ? closedAt : null,
                Text("closure"),
                Text("upstream_category"));
        }

        return row is not null;
    }

    /// <summary>The source's own id where it has one; else everything the row says.</summary>
    private Guid Id()
    {
        var id = Text("upstream_id");
        return StableId.Of(
            id.Length > 0
                ? $"grid.replay/{Text("upstream")}/{id}"
                : $"grid.replay/{Encoding.UTF8.GetString(csv.RawRecord)}");
    }

    /// <summary>Empty where the column is missing, or the row ends before it.</summary>
    private string Text(string column) =>
        csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount ? csv.GetString(index).Trim() : "";

    /// <summary>A time, cut to the second.</summary>
    private static DateTimeOffset? Time(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
        {
            return null;
        }

        var time = local.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(local, ChinaTime)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToOffset(ChinaTime);
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static bool? Accept(string text) => text.ToLowerInvariant() switch
    {
        "" or "1" or "true" => true,
        "0" or "false" => false,
        _ => null,
    };
}
