using System.Globalization;
using Grid.Ledger;
using Grid.Operations;

namespace Grid.Gateway.Operations;

/// <summary>What the plan of a year asks for 专项整治目标, how far it has come, and the lists behind it.</summary>
public sealed record CampaignBody(
    string? County,
    int Year,
    IReadOnlyList<CampaignCounterBody> Counters,
    StaffRatioBody Staff,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static CampaignBody From(CampaignView view) => new(
        view.County,
        view.Year,
        [.. view.Counters.Select(counter => CampaignCounterBody.From(counter, view))],
        new(view.Staff.Officers, view.Staff.Assistants, view.Staff.Target,
            view.Staff.Assistants >= view.Staff.Officers * view.Staff.Target),
        view.ReadTo);
}

/// <summary>One counter of the plan.</summary>
/// <param name="Count">
/// persuasions 规劝, simple 简易程序, general 一般程序, contactless 非接触性执法, operations 专项整治.
/// </param>
/// <param name="Target">In the year; of operations in each month.</param>
/// <param name="Opens">The list that is counted.</param>
/// <param name="Places">By sub-district, the one with most first.</param>
public sealed record CampaignCounterBody(
    CampaignCount Count,
    double Target,
    long Done,
    string Opens,
    IReadOnlyList<CampaignMonthBody> Months,
    IReadOnlyList<CampaignPlaceBody> Places)
{
    internal static CampaignCounterBody From(CampaignCounter counter, CampaignView view)
    {
        var (first, last) = (new DateOnly(view.Year, 1, 1), new DateOnly(view.Year, 12, 31));
        return new(
            counter.Count,
            counter.Target,
            counter.Done,
            List(first, last, null),
            [
                .. counter.Months.Select((done, month) => new CampaignMonthBody(
                    first.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    done,
                    List(first.AddMonths(month), first.AddMonths(month + 1).AddDays(-1), null))),
            ],
            [
                .. counter.Places.Select(place => new CampaignPlaceBody(
                    place.Subdistrict,
                    place.Done,
                    place.Subdistrict is { } code ? List(first, last, code) : null)),
            ]);

        string List(DateOnly from, DateOnly until, string? subdistrict)
        {
            var (begins, ends) = (Day(from), Day(until));
            var narrowed = $"{(view.County is { } county ? $"&county={county}" : "")}"
                + $"{(subdistrict is null ? "" : $"&subdistrict={subdistrict}")}";
            return counter.Count switch
            {
                CampaignCount.Persuasions => $"/v1/ladder?rung=persuade&from={begins}&until={ends}{narrowed}",
                CampaignCount.Operations => $"/v1/operations?ended=true{narrowed}",
                _ => $"/v1/penalties?procedure={Foundation.Words.Of(counter.Count)}&decidedFrom={begins}"
                    + $"&decidedUntil={ends}{narrowed}",
            };
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What was done in a month.</summary>
/// <param name="Month">2019-04</param>
public sealed record CampaignMonthBody(string Month, long Done, string Opens);

/// <summary>What was done in a sub-district.</summary>
/// <param name="Subdistrict">Its code; null for what has no place, which no list can be narrowed to.</param>
public sealed record CampaignPlaceBody(string? Subdistrict, long Done, string? Opens);

/// <summary>执法力量与日常管理力量: the holders of the two posts today.</summary>
/// <param name="Target">How many assistants the plan asks for to each officer.</param>
/// <param name="Met">Whether there are as many.</param>
public sealed record StaffRatioBody(int Officers, int Assistants, double Target, bool Met);
