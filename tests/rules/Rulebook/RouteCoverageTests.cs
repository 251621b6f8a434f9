using CsCheck;
using Grid.Departments;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using static Grid.Tests.Rulebook.PlanOf2019;

namespace Grid.Tests.Rulebook;

public sealed class RouteCoverageTests
{
    private static readonly RouteRow Last = Route("last", 9, null, "*", "", AssignmentRole.Lead, "department:X");

    [Fact]
    public void Two_leads_of_one_precedence_that_meet_and_differ_keep_the_table_out()
    {
        var found = Found(
            Route(
                "zone", 5, ClassKind.Event, "04-05 04-06", "tradingZone=禁止区|严控区", AssignmentRole.Lead, "department:A"),
            Route("town", 5, null, "04-*", "builtUp=yes", AssignmentRole.Lead, "department:B"),
            Last);

        var contradiction = Assert.Single(found, static finding => finding.Level == FindingLevel.Error);
        Assert.Equal(("route.contradiction", 2), (contradiction.Code, contradiction.Row));
        Assert.Equal([1], contradiction.Others);
        Assert.Contains("04-05 (builtUp=yes, tradingZone=严控区)", contradiction.Text);
        Assert.Equal("table.invalid", TableRules.Refuse(found)?.Code);
    }

    [Theory]
    [InlineData("tradingZone=禁止区", "tradingZone=疏导区")]
    [InlineData("tradingZone=yes", "tradingZone=no")]
    [InlineData("hours=22:00-06:00", "hours=06:00-22:00")]
    [InlineData("day=workday", "day=holiday")]
    [InlineData("month=1|2", "month=3")]
    [InlineData("condition=1", "condition=2")]
    [InlineData("attachment=路名牌", "attachment=no")]
    public void Leads_that_never_meet_do_not_contradict(string one, string other) => Assert.DoesNotContain(
        Found(
            Route("a", 5, null, "04-05", one, AssignmentRole.Lead, "department:A"),
            Route("b", 5, null, "04-05", other, AssignmentRole.Lead, "department:B"),
            Last),
        static finding => finding.Code is "route.contradiction" or "route.shadowed");

    [Fact]
    public void Leads_do_not_contradict_where_a_row_before_both_takes_what_they_share()
    {
        RouteRow[] rows =
        [
            Route("first", 1, null, "04-05", "builtUp=yes", AssignmentRole.Lead, "department:C"),
            Route("a", 5, null, "04-05", "", AssignmentRole.Lead, "department:A"),
            Route("b", 5, null, "04-05", "builtUp=yes", AssignmentRole.Lead, "department:B"),
        ];

        Assert.DoesNotContain(Found(rows), static finding => finding.Level == FindingLevel.Error);
        Assert.Contains(Found(rows[1..]), static finding => finding.Code == "route.contradiction");
    }

    [Fact]
    public void Rows_may_follow_each_other_in_time()
    {
        var old = Route("old", 5, null, "04-05", "", AssignmentRole.Lead, "department:A") with
        {
            Until = new(2019, 6, 30),
        };
        var changed = Route("new", 5, null, "04-05", "", AssignmentRole.Lead, "department:B") with
        {
            From = new(2019, 7, 1),
        };

        Assert.DoesNotContain(Found(old, changed, Last), static finding => finding.Level == FindingLevel.Error);
        Assert.Contains(
            Found(old, changed with { From = new(2019, 6, 30) }, Last),
            static finding => finding.Code == "route.contradiction");
    }

    [Fact]
    public void A_row_is_never_reached_when_several_before_it_take_it_between_them()
    {
        var found = Found(
            Route("in", 1, null, "04-05", "builtUp=yes", AssignmentRole.Lead, "department:A"),
            Route("out", 2, null, "04-05", "builtUp=no", AssignmentRole.Lead, "department:B"),
            Route("never", 3, ClassKind.Event, "04-05", "tradingZone=禁止区", AssignmentRole.Lead, "department:C"),
            Last);

        var shadowed = Assert.Single(found, static finding => finding.Code == "route.shadowed");
        Assert.Equal(3, shadowed.Row);
        Assert.Equal([1, 2], shadowed.Others);
    }

    [Fact]
    public void A_row_that_only_names_parties_of_other_rows_adds_none()
    {
        var found = Found(
            Route("leads", 1, null, "04-05", "", AssignmentRole.Lead, "department:A"),
            Route("helps itself", 2, null, "04-05", "", AssignmentRole.Help, "department:A"),
            Route("helps", 2, null, "04-*", "", AssignmentRole.Help, "department:B"),
            Route("helps again", 3, null, "04-05", "builtUp=yes", AssignmentRole.Help, "department:B"),
            Route("nowhere", 3, null, "04-05", "frontage=no", AssignmentRole.Frontage, "place:shop"),
            Last);

        Assert.Equal(
            [(2, "route.idle"), (4, "route.idle"), (5, "route.never")],
            found.Where(static finding => finding.Row > 0).Select(static finding => (finding.Row, finding.Code)));
    }

    [Fact]
    public void A_class_with_a_lead_in_some_places_is_reported_with_the_others()
    {
        RouteRow[] rows =
        [
            .. Routes.Where(static row => row.Rule != "S83-1"),
            Route("half", 200, ClassKind.Event, "04-*", "builtUp=yes", AssignmentRole.Lead, "department:A"),
        ];

        var uncovered = Assert.Single(
            TableRules.Check(Table(rows), Book),
            static finding =>
                finding.Code == "route.uncovered" && finding.Text.Contains("events", StringComparison.Ordinal));

        Assert.Contains("04-05 (builtUp=no, tradingZone", uncovered.Text);
        Assert.Contains("classes 9", uncovered.Text);
        Assert.Contains(rows.Length, uncovered.Others); // the row that leads it in town alone
    }

    [Fact]
    public void Unregistered_words_and_offices_are_reported()
    {
        var words = new KnownWords(
            Town.Map(Town.Segment("S", Town.Line((0, 0), (9, 9)), grade: "主干道", zone: "禁止区")),
            OfficeList.Empty.With(new Dictionary<string, DepartmentData> { ["A"] = new() { Name = "甲" } }));

        var found = TableRules.Check(
            Table(
                Route("a", 1, null, "*", "roadGrade=主干道|主干", AssignmentRole.Lead, "department:A"),
                Route("b", 2, null, "*", "tradingZone=禁止区", AssignmentRole.Lead, "department:B")),
            Rules.Empty(Clocks.Year2019.China),
            words);

        Assert.Equal(
            [(1, "route.wordUnknown"), (2, "route.officeUnknown")],
            found
                .Where(static finding => finding.Code.EndsWith("Unknown", StringComparison.Ordinal))
                .Select(static finding => (finding.Row, finding.Code)));
        Assert.All(found, static finding => Assert.Equal(FindingLevel.Warning, finding.Level));
    }

    [Fact]
    public void A_row_reported_unreachable_never_wins_and_a_table_without_contradiction_does_not_hang_on_its_order()
    {
        var (unreachable, sound, asked) = (0, 0, 0);
        Gen.Select(AnyRoutes.Table(25), AnyRoutes.Question.Array[20], Gen.Int).Sample((rows, questions, seed) =>
        {
            var book = AnyRoutes.Book(rows);
            var found = RouteCoverage.Check(rows, book.Classes).ToArray();
            var never = found
                .Where(static finding => finding.Code is "route.shadowed" or "route.idle" or "route.never")
                .Select(finding => rows[finding.Row - 1].Rule)
                .ToHashSet();
            var decided = found.All(static finding => finding.Level != FindingLevel.Error);
            var shuffled = AnyRoutes.Book([.. rows.OrderBy(row => HashCode.Combine(row.Rule, seed))]);
            foreach (var question in questions)
            {
                var duties = book.Route(question).Value!.Duties;
                Assert.DoesNotContain(duties, duty => never.Contains(duty.Rule));
                if (decided)
                {
                    Assert.Equal(
                        duties.Select(static duty => (duty.Party, duty.Role)).ToHashSet(),
                        shuffled
                            .Route(question)
                            .Value!.Duties.Select(static duty => (duty.Party, duty.Role))
                            .ToHashSet());
                }
            }

            Interlocked.Add(ref unreachable, never.Count > 0 ? 1 : 0);
            Interlocked.Add(ref sound, decided ? 1 : 0);
            Interlocked.Add(ref asked, questions.Length);
        }, iter: 1000);
        Assert.True(unreachable > 50 && sound > 50, $"Unreachable {unreachable}, sound {sound}.");
    }

    [Fact]
    public void A_lead_not_reported_unreachable_wins_at_an_example()
    {
        var won = 0;
        AnyRoutes.Table(10).Sample(any =>
        {
            // Whether a stretch of days has a holiday is the calendar's to say, and no part of the space.
            var rows = any.Where(static row => !row.Where.ContainsKey("day")).ToArray();
            var book = AnyRoutes.Book(rows);
            var unreachable = RouteCoverage
                .Check(rows, book.Classes)
                .Where(static finding => finding.Row > 0)
                .Select(static finding => finding.Row - 1)
                .ToHashSet();
            var space = new RouteSpace(rows);
            foreach (
                var (row, index) in rows.Select(static (row, index) => (row, index))
                    .Where(entry => entry.row.Role == AssignmentRole.Lead && !unreachable.Contains(entry.index)))
            {
                Assert.Contains(
                    Examples(rows, index, space),
                    question =>
                        book.Route(question) is { Value: { } routing } && routing.Duties[0].Rule == row.Rule);
                Interlocked.Increment(ref won);
            }
        }, iter: 300);
        Assert.True(won > 200, $"Won {won}.");
    }

    /// <summary>
    /// Matters at which a row should win: one for every class it speaks of, from what rows before it leave.
    /// </summary>
    private static IEnumerable<RouteQuestion> Examples(RouteRow[] rows, int index, RouteSpace space) =>
        from kind in Enum.GetValues<ClassKind>()
        from code in AnyRoutes.Codes
        let speaking = rows.Select(static (row, number) => (row, number))
            .Where(entry =>
                RouteReading.Leads(entry.row)
                && (entry.row.Kind ?? kind) == kind
                && ClassPatterns.FitAny(entry.row.Classes, code))
            .ToArray()
        where speaking.Any(entry => entry.number == index)
        let before = speaking.Where(entry =>
            (entry.row.Precedence, entry.number).CompareTo((rows[index].Precedence, index)) < 0)
        from left in RouteReading.Left(space.Of(rows[index]), before.Select(entry => space.Of(entry.row)))
        let example = space.Example(left)
        let reads = example.Readings.ToDictionary(static side => side.Aspect.Name, static side => side.Reading)
        select new RouteQuestion(
            kind,
            code,
            reads.GetValueOrDefault("condition", "1") is "*"
                ? 4
                : int.Parse(
                    reads.GetValueOrDefault("condition", "1")!, System.Globalization.CultureInfo.InvariantCulture),
            Street with
            {
                TradingZone = reads.GetValueOrDefault("tradingZone"),
                BuiltUp = reads.GetValueOrDefault("builtUp") is not null,
                Segment = reads.GetValueOrDefault("segment"),
                Subdistrict = reads.GetValueOrDefault("subdistrict", Wuyuan)!,
            },
            At(example.Day, reads.GetValueOrDefault("hours", "12:00")!),
            CommandCentre: new EntityRef(EntityKind.Department, "CENTRE"));

    private static DateTimeOffset At(DateOnly day, string hour) =>
        new(
            (day < Start ? Start : day).ToDateTime(
                TimeOnly.Parse(hour, System.Globalization.CultureInfo.InvariantCulture)),
            TimeSpan.FromHours(8));

    private static Finding[] Found(params RouteRow[] rows) =>
        [.. TableRules.Check(Table(rows), Rules.Empty(Clocks.Year2019.China))];
}
