using System.Globalization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Posts;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Rulebook;

/// <summary>Says what days are, to the law and to those who work (工作日历).</summary>
internal static class DayEndpoints
{
    public static void MapDays(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rulebook/calendar", Days).WithTags("Rulebook")
            .WithSummary("Which days are worked, and which are holidays by law 工作日历")
            .WithDescription(
                "from= and until= are days of the county, until= the same day where it is left out. A day is workday, "
                + "weekend, statutory (法定节假日, nothing is executed by force on it), holiday (调休放假, off and no holiday "
                + "by law), madeUp (调休上班) or closed (one department or post alone). provisional: no notice speaks "
                + "of its year yet. department= goes by that department's hours and closing days, post= by a post's.")
            .Refuses(400, "calendar.from…", "calendar.untilShape", "calendar.days", "county.missing")
            .Refuses(400, "due.keeper", "query.post")
            .Refuses(422, "county.unknown")
            .Refuses(503, "city.away");

    private static async Task<Results<Ok<DaysBody>, Problem>> Days(
        string? from,
        string? until,
        string? department,
        string? county,
        string? post,
        KnownPosts posts,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(from))
        {
            faults.Add(new("from", "calendar.fromMissing", "from is missing; send a day: from=2019-05-01."));
        }

        var first = Day("from", from, "calendar.fromShape", faults);
        var last = Day("until", until, "calendar.untilShape", faults) ?? first;
        Texts.Check(faults, "calendar", "department", department, 64);
        var held = await DueQuestions.Post(post, department, county, posts, faults);
        return faults.Count > 0
            ? Problem.Of(faults)
            : (await grains.GetGrain<IDueGrain>(0).Days(
                new(
                    first!.Value,
                    last!.Value,
                    string.IsNullOrWhiteSpace(department) ? null : department,
                    county,
                    held)))
            .ToHttp(DaysBody.Of);
    }

    private static DateOnly? Day(string name, string? text, string code, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults.Add(new(name, code, $"{name} '{Clip.Of(text)}' is not a day; send 2019-05-01."));
        }

        return day;
    }
}
