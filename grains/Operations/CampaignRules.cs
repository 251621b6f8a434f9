using Grid.Counties;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Operations;

/// <summary>The counters of a year (S79), out of what the lists counted and the county holds. Pure.</summary>
internal static class CampaignRules
{
    private const int MonthsOfYear = 12;

    private static readonly (CampaignCount Count, PracticeOption Target)[] Targets =
    [
        (CampaignCount.Persuasions, PracticeOption.CampaignPersuasions),
        (CampaignCount.Simple, PracticeOption.CampaignSimple),
        (CampaignCount.General, PracticeOption.CampaignGeneral),
        (CampaignCount.Contactless, PracticeOption.CampaignContactless),
    ];

    /// <summary>Where the months of a year begin by the county's clock, and where the last one ends.</summary>
    public static IReadOnlyList<DateTimeOffset> Months(County county, int year) =>
    [
        .. Enumerable.Range(0, MonthsOfYear + 1)
            .Select(month => county.Calendar.At(new DateOnly(year, 1, 1).AddMonths(month), TimeOnly.MinValue)),
    ];

    /// <param name="lines">What was counted in each month of the year.</param>
    public static IReadOnlyList<CampaignCounter> Counters(
        County county, int year, IReadOnlyList<CampaignLine> lines)
    {
        var practice = county.Rules.Practice;
        var day = new DateOnly(year, MonthsOfYear, 31);
        return
        [
            .. Targets.Select(one => Counter(
                one.Count,
                practice.Of(one.Target, day),
                [.. lines.Where(line => line.Count == one.Count)])),
            Counter(
                CampaignCount.Operations,
                practice.Of(PracticeOption.CampaignOperations, day),
                [
                    .. county.Operations.Values
                        .Where(operation => operation.From.Year == year)
                        .Select(static operation => new CampaignLine(
                            CampaignCount.Operations, operation.From.Month - 1, null, 1)),
                ]) with { Places = [] },
        ];
    }

    /// <summary>The holders of the two posts on a day, each person once.</summary>
    public static StaffRatio Staff(County county, DateOnly day) => new(
        Holders(county, Post.Officer, day),
        Holders(county, Post.Assistant, day),
        county.Rules.Practice.Of(PracticeOption.AssistantsPerOfficer, day));

    private static CampaignCounter Counter(
        CampaignCount count, double target, IReadOnlyList<CampaignLine> lines) => new(
        count,
        target,
        lines.Sum(static line => line.Done),
        [
            .. Enumerable.Range(0, MonthsOfYear)
                .Select(month => lines.Where(line => line.Stretch == month).Sum(static line => line.Done)),
        ],
        [
            .. lines.GroupBy(static line => line.Subdistrict)
                .Select(static place => new CampaignPlace(place.Key, place.Sum(static line => line.Done)))
                .OrderByDescending(static place => place.Done)
                .ThenBy(static place => place.Subdistrict, StringComparer.Ordinal),
        ]);

    private static int Holders(County county, Post post, DateOnly day) => county.Posts.All
        .Where(term => term.Data.Duty == post && Period.Covers(term.Data.From, term.Data.Until, day))
        .Select(static term => term.Data.Holder)
        .Distinct()
        .Count();
}
