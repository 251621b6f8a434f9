using System.Globalization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Posts;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>Reads a question to <c>/rulebook/due</c> and notes all its faults at once.</summary>
internal static class DueQuestions
{
    public static DueQuestion? Read(
        string? from,
        string? code,
        string? kind,
        string? condition,
        string? limit,
        string? unit,
        string? department,
        string? county,
        string? channel,
        CountyTime times,
        List<Fault> faults)
    {
        var start = Start(from, county, times, faults);
        var (amount, measure) = Limit(limit, unit, faults);
        var known = Class(code, faults);
        var of = Kind(kind, faults);
        var which = Condition(condition, faults);
        Texts.Check(faults, "due", "department", department, 64);
        Texts.Check(faults, "due", "channel", channel, 100);
        if (code is null && channel is not null)
        {
            faults.Add(new(
                "channel", "due.channel", "channel goes with a class; a bare limit is of no report. Leave it out."));
        }

        if (code is not null && (limit is not null || unit is not null))
        {
            faults.Add(new("limit", "due.both",
                "Send either a class or a limit with its unit, not both: the class has a limit of its own."));
        }
        else if (code is null && limit is null)
        {
            faults.Add(
                new("limit", "due.limitMissing", "Send class=04-05 for the limit of a class, or limit=4&unit=workHour.")
            );
        }

        return faults.Count > 0
            ? null
            : new(
                start, of, known, which, amount, measure,
                string.IsNullOrWhiteSpace(department) ? null : department,
                county,
                string.IsNullOrWhiteSpace(channel) ? null : channel);
    }

    /// <summary>The post by whose hours a question goes; null for none, and for a fault.</summary>
    public static async ValueTask<Post?> Post(
        string? post, string? department, string? county, KnownPosts posts, List<Fault> faults)
    {
        if (!string.IsNullOrWhiteSpace(post) && !string.IsNullOrWhiteSpace(department))
        {
            faults.Add(new(
                "post", "due.keeper", "Send a department or a post, not both: each has hours of its own."));
        }

        return await posts.Read("post", post, new(county, []), faults);
    }

    private static DateTimeOffset Start(string? from, string? county, CountyTime times, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(from))
        {
            faults.Add(new("from", "due.fromMissing",
                "from is missing; send when the clock starts: from=2019-02-03T16:00:00‹offset›."));
        }
        else if (!times.TryReadDay(from, 0, out var start, county))
        {
            faults.Add(new(
                "from",
                "due.fromShape",
                $"from '{from}' is not a time; send RFC 3339 with an offset, 2019-02-03T16:00:00‹offset›, or a day "
                + "of the county, 2019-02-03."));
        }
        else if (start.UtcDateTime.Year is < 1990 or > 2200)
        {
            faults.Add(new("from", "due.fromRange",
                $"from {start:yyyy-MM-dd} lies outside 1990 to 2200, where this county's calendar can be told."));
        }
        else
        {
            return start;
        }

        return default;
    }

    private static (double?, LimitUnit?) Limit(string? limit, string? unit, List<Fault> faults)
    {
        double? amount = null;
        LimitUnit? measure = null;
        if (limit is not null)
        {
            if (double.TryParse(
                    limit,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var read) && double.IsFinite(read))
            {
                amount = read;
            }
            else
            {
                faults.Add(new("limit", "due.limitRange", $"limit '{limit}' is not a number; send 4 or 0.5."));
            }
        }

        if (unit is not null)
        {
            if (Words.TryRead<LimitUnit>(unit, out var read))
            {
                measure = read;
            }
            else
            {
                faults.Add(
                    new("unit", "due.unit", $"unit '{unit}' is none of {string.Join(", ", Words.Of<LimitUnit>())}."));
            }
        }
        else if (limit is not null)
        {
            faults.Add(
                new("unit", "due.unit", $"unit is missing; send one of {string.Join(", ", Words.Of<LimitUnit>())}."));
        }

        return (amount, measure);
    }

    private static string? Class(string? code, List<Fault> faults)
    {
        if (code is not null && !ClassCodes.IsClass(code))
        {
            var meant = ClassCodes.Meant(code) is { } near ? $" Did you mean {near}?" : "";
            faults.Add(new(
                "class",
                "due.classShape",
                $"class '{(code.Length > 20 ? code[..20] + "…" : code)}' is no code of a class: "
                + $"{ClassCodes.Expected}.{meant}"));
        }

        return code;
    }

    private static ClassKind Kind(string? kind, List<Fault> faults)
    {
        if (kind is null)
        {
            return ClassKind.Event;
        }

        if (!Words.TryRead<ClassKind>(kind, out var read))
        {
            faults.Add(new("kind", "due.kind", $"kind '{kind}' is neither event nor part."));
        }

        return read;
    }

    private static int Condition(string? condition, List<Fault> faults)
    {
        if (condition is null)
        {
            return 1;
        }

        if (!int.TryParse(condition, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1)
        {
            faults.Add(new("condition", "due.condition",
                $"condition '{condition}' is not the number of one; they count from 1."));
        }

        return read;
    }
}
