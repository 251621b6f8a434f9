using System.Globalization;
using Grid.Cases;
using Grid.Cells;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Cells;

/// <summary>Whether two reports may be one, as worked by hand, under the rows of Haiyan.</summary>
public sealed class WorkedJoiningTests
{
    private const string First = "2019-05-13T09:00:00+08:00";
    private static readonly GeoPoint Corner = new(120.944, 30.52);
    private static readonly EntityRef Bureau = Department("330424-ZHZF");

    public static TheoryData<string> Examples => [.. Worked().Select(static one => one.Id)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Two_reports_are_one_matter_only_where_nothing_tells_them_apart(string id)
    {
        var rows = new SimilarList((await HaiyanBook.Table(TableName.Similar)).Similar);
        var (_, first, second, because) = Worked().Single(one => one.Id == id);
        var terms = rows.Find(second.Kind, second.Class, new(2019, 5, 13), second.Zone);

        Assert.Equal(because, SimilarRules.Difference(first, second, terms));
        Assert.Equal(
            because is null or Difference.Handled ? first.Case : null, SimilarRules.Find([first], second, terms));
        var suggested = SimilarRules.Alike([first], second, terms).Select(static one => one.Why);
        Assert.Equal(
            because is Difference.Time or Difference.Class || id == "join-51-metres"
                ? []
                : [because ?? Difference.Separate],
            suggested);
    }

    [Fact]
    public void A_report_joins_what_is_open_before_it_doubts_what_is_handled()
    {
        var handled = Seen("01-10") with { Handled = true };
        var open = Seen("01-10", east: 20, at: "2019-05-13T05:00:00+08:00");

        Assert.Equal(open.Case, SimilarRules.Find([handled, open], Seen("01-10"), SimilarList.Usual));
        Assert.Equal(handled.Case, SimilarRules.Find([handled], Seen("01-10"), SimilarList.Usual));
    }

    [Fact]
    public void Ten_reports_at_one_point_about_five_things_are_five_matters()
    {
        Candidate[] things =
        [
            Seen("01-98", dog: "a"), Seen("01-98", dog: "b"), Seen("05-02", condition: 2), Seen("05-02", condition: 1),
            Seen("02-03", attachment: "路名牌", lead: "330424-MZ"),
        ];
        var known = new List<Candidate>();
        foreach (var report in things.Concat(things.Select(static one => one with { Case = Guid.NewGuid() })))
        {
            if (SimilarRules.Find(known, report, SimilarList.Usual) is null)
            {
                known.Add(report);
            }
        }

        Assert.Equal(things, known);
    }

    [Fact]
    public void A_case_held_since_before_its_particulars_were_noted_is_asked_itself()
    {
        var known = Seen("01-98", dog: "a") with { Particulars = null };

        Assert.Equal(known.Case, SimilarRules.Find([known], Seen("01-98", dog: "b"), SimilarList.Usual));
    }

    private static IEnumerable<(string Id, Candidate First, Candidate Second, Difference? Because)> Worked()
    {
        yield return ("join-49-metres", Seen("01-12"), At("01-12", 120.9445105, "2019-05-13T10:00:00+08:00"), null);
        yield return ("join-51-metres", Seen("01-12"), At("01-12", 120.9445314, "2019-05-13T10:00:00+08:00"),
            Difference.Distance);
        yield return ("join-23-hours", Seen("01-36"), At("01-36", 120.9442084, "2019-05-14T08:00:00+08:00"), null);
        yield return ("join-25-hours", Seen("01-36"), At("01-36", 120.9442084, "2019-05-14T10:00:00+08:00"),
            Difference.Time);
        yield return ("join-over-a-weekend", Seen("01-36", at: "2019-05-17T16:00:00+08:00"),
            At("01-36", 120.9442084, "2019-05-20T09:00:00+08:00"), Difference.Time);
        yield return ("join-other-shop", Seen("04-05", shop: "A"), Seen("04-05", east: 24, shop: "B"),
            Difference.Shop);
        yield return ("join-same-shop", Seen("04-05", shop: "A") with { Zone = "严控区" },
            Seen("04-05", east: 10, at: "2019-05-13T15:00:00+08:00", shop: "A") with { Zone = "严控区" }, null);
        yield return ("join-same-shop-prohibited-zone", Seen("04-05", shop: "A") with { Zone = "禁止区" },
            Seen("04-05", east: 3, at: "2019-05-13T15:00:00+08:00", shop: "A") with { Zone = "禁止区" },
            Difference.Zone);
        yield return ("join-other-dog", Seen("01-98", dog: "a"), Seen("01-98", east: 10, dog: "b"), Difference.Dog);
        yield return ("join-same-class-other-lead-barking", Seen("01-96", lead: "330424-GA"),
            Seen("01-96", east: 12), Difference.Lead);
        yield return ("join-other-attachment", Seen("02-03", attachment: "墙面"),
            Seen("02-03", east: 8, attachment: "路名牌", lead: "330424-MZ"), Difference.Lead);
        yield return ("other attachment of one lead", Seen("02-03", attachment: "墙面"),
            Seen("02-03", east: 8, attachment: "灯杆"), Difference.Attachment);
        yield return ("join-two-lamps", Seen("01-37", part: "lamp 1") with { Kind = ClassKind.Part },
            Seen("01-37", north: 35.1, at: "2019-05-13T20:00:00+08:00", part: "lamp 2") with { Kind = ClassKind.Part },
            Difference.Distance);
        yield return ("two lamps on one mast", Seen("01-37", part: "lamp 1") with { Kind = ClassKind.Part },
            Seen("01-37", north: 3, part: "lamp 2") with { Kind = ClassKind.Part }, Difference.Part);
        yield return ("join-other-part", Seen("01-37") with { Kind = ClassKind.Part },
            Seen("01-37", north: 35.1) with { Kind = ClassKind.Part }, Difference.Distance);
        yield return ("the same part", Seen("01-37") with { Kind = ClassKind.Part },
            Seen("01-37", north: 6) with { Kind = ClassKind.Part }, null);
        yield return ("join-leak-into-surface", Seen("05-02", condition: 2), Seen("05-02", east: 2, condition: 1),
            Difference.Condition);
        yield return ("join-after-handling", Seen("01-10") with { Handled = true },
            Seen("01-10", east: 4, at: "2019-05-13T12:30:00+08:00"), Difference.Handled);
    }

    private static EntityRef Department(string code) => new(EntityKind.Department, code);

    private static Candidate At(string @class, double lon, string at) =>
        Seen(@class, at: at) with { Point = new(lon, 30.52) };

    private static Candidate Seen(
        string @class,
        double east = 0,
        double north = 0,
        string at = First,
        string? shop = null,
        string? dog = null,
        string? attachment = null,
        int condition = 1,
        string? lead = null,
        string? part = null) => new(
            Guid.NewGuid(),
            ClassKind.Event,
            @class,
            new(Corner.Lon + (east / 95_900), Corner.Lat + (north / 111_320)),
            DateTimeOffset.Parse(at, CultureInfo.InvariantCulture),
            [],
            shop,
            Particulars: new(
                lead is null ? Bureau : Department(lead),
                condition,
                shop,
                dog is null ? null : new EntityRef(EntityKind.Dog, dog),
                attachment,
                part));
}
