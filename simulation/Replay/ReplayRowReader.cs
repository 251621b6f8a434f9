using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CsvHelper;
using Grid.Rulebook;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>Reads a report from one line of CSV, or the reason why the line is none.</summary>
/// <param name="zone">The county's, in which a time without an offset is meant.</param>
internal sealed class ReplayRowReader(CsvReader csv, TimeZoneInfo zone)
{
    public bool TryRead([NotNullWhen(true)] out ReplayRow? row, [NotNullWhen(false)] out string? why)
    {
        row = null;
        var where = Where(out var nowhere);
        if (Time(ReplayColumns.ReportedAt, out var given) is { } wrong)
        {
            why = wrong;
        }
        else if (given is not { } reportedAt)
        {
            why = $"{ReplayColumns.ReportedAt} is empty";
        }
        else if (Time(ReplayColumns.ClosedAt, out var closedAt) is { } unclosed)
        {
            why = unclosed;
        }
        else if (Time(ReplayColumns.SourceDue, out var due) is { } undue)
        {
            why = undue;
        }
        else if (Accept(Text(ReplayColumns.Accept)) is not { } accept)
        {
            why = $"{ReplayColumns.Accept} reads '{Text(ReplayColumns.Accept)}'; 1 or 0 is expected";
        }
        else if (where is null)
        {
            why = nowhere;
        }
        else
        {
            why = null;
            row = new(
                Id(),
                reportedAt,
                Text(ReplayColumns.Channel),
                Text(ReplayColumns.Kind) is ReplayColumns.PartInChinese or ReplayColumns.Part
                    ? ClassKind.Part
                    : ClassKind.Event,
                Text(ReplayColumns.Class),
                Text(ReplayColumns.Subclass),
                accept,
                where,
                // A closing time before the report is an error of the source and counts as missing.
                closedAt >= reportedAt ? closedAt : null,
                Text(ReplayColumns.Closure),
                Text(ReplayColumns.Category),
                Text(ReplayColumns.Number),
                Text(ReplayColumns.Upstream),
                due);
        }

        return row is not null;
    }

    /// <summary>The source's own number or id where it has one; else everything the row says.</summary>
    private Guid Id()
    {
        var own = Text(ReplayColumns.Number) is { Length: > 0 } number ? number : Text(ReplayColumns.UpstreamId);
        return StableId.Of(
            own.Length > 0
                ? $"grid.replay/{Text(ReplayColumns.Upstream)}/{own}"
                : $"grid.replay/{Encoding.UTF8.GetString(csv.RawRecord)}");
    }

    /// <returns>Null when a point is begun and cannot be read, or nothing says where it is.</returns>
    private SourcePlace? Where(out string why)
    {
        var (lon, lat) = (Text(ReplayColumns.Lon), Text(ReplayColumns.Lat));
        var address = Text(ReplayColumns.Address);
        why = "";
        if (lon.Length + lat.Length > 0)
        {
            if (Number(lon) is { } x && Number(lat) is { } y)
            {
                return new(new(x, y), Address: address);
            }

            why = $"lon, lat read '{lon}', '{lat}', which is no point";
            return null;
        }

        if (ReplayColumns.Things.FirstOrDefault(column => Text(column).Length > 0) is { } field)
        {
            return new(null, (field, Text(field)), address);
        }

        // With words alone a county places the report in what is left over of its ground.
        if (address.Length + Text(ReplayColumns.Category).Length + Text(ReplayColumns.Class).Length > 0)
        {
            return new(null, Address: address);
        }

        why = "neither lon, lat nor shop, building, segment, cell, area, address say where it is";
        return null;
    }

    /// <summary>Empty where the column is missing, or the row ends before it.</summary>
    private string Text(string column) =>
        csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount ? csv.GetString(index).Trim() : "";

    /// <returns>What is wrong; null when nothing is.</returns>
    private string? Time(string column, out DateTimeOffset? time)
    {
        var text = Text(column);
        time = text.Length == 0 ? null : CountyClock.Read(text, zone);
        return text.Length > 0 && time is null ? $"{column} reads '{text}', which is no time" : null;
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
