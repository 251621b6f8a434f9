using System.Globalization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;

namespace Grid.Gateway.Patrols;

/// <summary>Reads what requests about patrols have in common, and notes every fault.</summary>
internal static class PatrolParameters
{
    /// <summary>The segment or cell that narrows a list; null for the whole city.</summary>
    public static EntityRef? Place(string? segment, string? cell, List<Fault> faults)
    {
        if (segment is not null && cell is not null)
        {
            faults.Add(new("cell", "query.place", "Send segment= or cell=, not both."));
        }

        if ((segment ?? cell) is not { Length: > 0 } code)
        {
            return null;
        }

        if (!Texts.IsKey(code))
        {
            faults.Add(new(segment is null ? "cell" : "segment", "query.place",
                "A code has at most 64 characters, none of them blank or / ? # %."));
        }

        return RegisterForms.Normal(new(segment is null ? EntityKind.Cell : EntityKind.Segment, code));
    }

    /// <summary>When something was seen; null for now.</summary>
    public static DateTimeOffset? Time(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!CountyTime.TryRead(text, out var time))
        {
            faults.Add(new("at", "patrol.timeShape",
                "at is not a time with its offset; send \"at\": \"2019-04-01T07:30:00‹offset›\"."));
        }

        return time;
    }

    /// <summary>Checks the code of the person on patrol.</summary>
    public static void By(string? by, List<Fault> faults) =>
        Texts.Need(faults, "patrol", "by", by, 64, "by is missing: the code of whoever walks.");

    /// <summary>A day; null when it is left out.</summary>
    public static DateOnly? DayOf(string name, string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 2000 or > 2200)
        {
            faults.Add(new(name, $"query.{name}",
                $"{name} '{(text.Length > 20 ? text[..20] + "…" : text)}' is not a day; send {name}=2019-04-01."));
            return null;
        }

        return day;
    }

    /// <summary>The days from and until, both included and both needed.</summary>
    public static (DateOnly From, DateOnly Until) Period(string? from, string? until, int longest, List<Fault> faults)
    {
        var (first, last) = (DayOf("from", from, faults), DayOf("until", until, faults));
        if (faults.Count == 0 && (first is null || last is null))
        {
            faults.Add(new("from", "query.period", "from and until are days: from=2019-04-01&until=2019-04-30."));
        }
        else if (first is { } begin && last is { } end && (end < begin || end.DayNumber - begin.DayNumber >= longest))
        {
            faults.Add(
                new("until", "query.period", $"until comes at most {longest - 1} days after from, and not before it."));
        }

        return (first ?? default, last ?? default);
    }
}
