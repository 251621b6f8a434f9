using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CsCheck;
using Grid.Cases;
using Grid.Simulation.Door;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

public sealed class ReplayRunTests
{
    private static readonly RunOptions Options = new(
        Seed: 1, Until: Given.Noon.AddDays(300), Rework: 0.2, Speed: null, Parallel: 8, Clocks.Year2019.China,
        Given.Verifies);

    [Fact]
    public async Task Every_report_goes_round_the_loop_and_the_city_agrees()
    {
        using var city = new FakeCity();

        var (run, check) = await Replay(city, Reports(40));

        Assert.Empty(check.Differences);
        Assert.All(run.Logs, log => Assert.Equal(log.Row.Accept ? CaseStage.FedBack : CaseStage.Refused, log.Stage));
        Assert.Equal(city.Ledger.Sum(line => line.Parties.Length), check.Deliveries);
    }

    [Fact]
    public async Task Nothing_later_than_a_report_is_done_before_it_and_nothing_earlier_after_it()
    {
        var (joinable, betweenReports) = (0, 0);
        await Gen.Int[1, 1000].SampleAsync(
            async seed =>
            {
                using var city = new FakeCity();
                await Replay(city, Reports(30), Options with { Seed = seed });

                var reports = city
                    .Taken.Select((taken, index) => (taken, index))
                    .Where(pair => pair.taken.What == "report")
                    .ToList();
                foreach (var (report, index) in reports)
                {
                    Assert.All(city.Taken.Take(index), earlier => Assert.True(earlier.At <= report.At));
                    Assert.All(city.Taken.Skip(index + 1), later => Assert.True(later.At >= report.At));
                }

                foreach (var one in city.Taken.GroupBy(taken => taken.Case))
                {
                    Assert.Equal(one.Select(taken => taken.At).Order(), one.Select(taken => taken.At));
                }

                joinable += reports[^1].index > 40 ? 1 : 0;
                betweenReports += city.Busiest > 1 ? 1 : 0;
            },
            iter: 10,
            threads: 1);
        Assert.True(joinable > 0, "Steps fell between reports.");
        Assert.True(betweenReports > 0, "Steps of different cases ran side by side.");
    }

    [Fact]
    public async Task No_more_than_asked_for_is_under_way_at_once()
    {
        using var city = new FakeCity();

        await Replay(city, Reports(60), Options with { Parallel = 3 });

        Assert.InRange(city.Busiest, 2, 4);
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_commands()
    {
        using var first = new FakeCity();
        using var second = new FakeCity();
        using var third = new FakeCity();

        await Replay(first, Reports(30));
        await Replay(second, Reports(30));
        await Replay(third, Reports(30), Options with { Seed = 2 });

        Assert.Equal(first.Taken.Order(), second.Taken.Order());
        Assert.NotEqual(first.Taken.Order(), third.Taken.Order());
    }

    [Fact]
    public async Task A_city_that_is_away_now_and_then_and_loses_answers_ends_the_same()
    {
        using var calm = new FakeCity();
        using var rough = new FakeCity
        {
            Fault = request =>
                (request % 23) switch
                {
                    7 or 8 => Fault.Away,
                    15 => Fault.Lost,
                    _ => null,
                },
        };

        await Replay(calm, Reports(30));
        var (run, check) = await Replay(rough, Reports(30));

        Assert.Empty(check.Differences);
        Assert.Equal(calm.Taken.Order(), rough.Taken.Order());
        Assert.All(run.Logs, log => Assert.Null(log.Problem));
    }

    [Fact]
    public async Task A_second_replay_files_nothing_twice()
    {
        using var city = new FakeCity();
        await Replay(city, Reports(20));
        var stored = city.Ledger.Count;

        var (_, check) = await Replay(city, Reports(20));

        Assert.Equal(stored, city.Ledger.Count);
        Assert.Empty(check.Differences);
    }

    [Fact]
    public async Task A_joined_report_is_left_to_the_case_it_joined()
    {
        var rows = Reports(20);
        using var city = new FakeCity { Joins = id => id == rows[3].Id ? rows[2].Id : null };

        var (run, check) = await Replay(city, rows);

        Assert.Empty(check.Differences);
        Assert.Equal(
            ["report", "join"], city.Taken.Where(taken => taken.Case == rows[3].Id).Select(taken => taken.What));
        Assert.Equal(1, ReplayFigures.Count(new(rows, [], []), run.Logs).Joined);
    }

    [Fact]
    public async Task A_joined_report_is_worked_on_by_itself_once_the_case_it_joined_was_none()
    {
        ReplayRow[] rows = [Given.Report(1, accept: false), Given.Report(2, Given.Noon.AddMinutes(1))];
        using var city = new FakeCity { Joins = id => id == rows[1].Id ? rows[0].Id : null };

        var (run, check) = await Replay(city, rows);

        Assert.Empty(check.Differences);
        Assert.Equal(
            ["report", "join", "split", "verify"],
            city.Taken.Where(taken => taken.Case == rows[1].Id).Select(taken => taken.What).Take(4));
        Assert.Equal((Grid.Cases.CaseStage.FedBack, (Guid?)null), (run.Logs[1].Stage, run.Logs[1].JoinedTo));
    }

    [Fact]
    public async Task A_step_the_city_will_not_take_ends_the_case_there_and_is_counted_by_its_code()
    {
        var rows = Reports(20);
        using var city = new FakeCity
        {
            Refuses = (verb, id) => verb == "dispatch" && id == rows[2].Id ? "case.unfiled" : null,
        };

        var (run, check) = await Replay(city, rows);

        Assert.Empty(check.Differences);
        var log = run.Logs.Single(log => log.Id == rows[2].Id);
        Assert.Equal(CaseStage.Filed, log.Stage);
        Assert.Equal(1, ReplayFigures.Count(new(rows, [], []), run.Logs).TurnedAway["case.unfiled"]);
    }

    [Fact]
    public async Task What_lies_beyond_the_end_stays_open()
    {
        using var city = new FakeCity();
        var rows = Enumerable
            .Range(1, 5)
            .Select(i => Given.Report(i, Given.Noon.AddHours(i), closedAt: Given.Noon.AddDays(20)))
            .ToList();

        var (run, check) = await Replay(city, rows, Options with { Until = Given.Noon.AddDays(10) });

        Assert.Empty(check.Differences);
        var figures = ReplayFigures.Count(new(rows, [], []), run.Logs);
        Assert.Equal((5, 5, 0), (figures.Filed, figures.StillOpen, figures.Closed));
        Assert.DoesNotContain(city.Taken, taken => taken.At > Given.Noon.AddDays(10));
    }

    [Fact]
    public async Task A_replay_that_is_stopped_keeps_what_was_acknowledged()
    {
        using var city = new FakeCity();
        using var stop = new CancellationTokenSource();
        using var http = new HttpClient(city) { BaseAddress = new("http://city") };
        var run = new ReplayRun(
            new CityDoor(http, TimeProvider.System), Given.Book(), Given.Silent, Options, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            run.Run(
                Reports(30),
                pace =>
                {
                    if (pace.Reports == 10)
                    {
                        stop.Cancel();
                    }
                },
                stop.Token));

        Assert.Equal(10, run.Logs.Count);
    }

    [Theory]
    [InlineData("/v1/ledger/0", "case.reported was acknowledged 1 times and stands in the ledger 0 times")]
    [InlineData("/v1/cases", "missing in the read model")]
    [InlineData("/v1/segments/330424-XQ-02/obligations", "is missing among its obligations")]
    public async Task A_line_that_is_lost_is_found_out(string list, string found)
    {
        using var city = new FakeCity();
        var once = new ConcurrentDictionary<string, bool>();
        city.Tamper = (path, page) =>
        {
            if (path == list && once.TryAdd(path, true))
            {
                page["items"]!.AsArray().RemoveAt(0);
            }

            return page;
        };

        var (_, check) = await Replay(city, Reports(10));

        Assert.Contains(check.Differences, difference => difference.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_that_is_recorded_at_another_time_than_it_was_sent_is_found_out()
    {
        using var city = new FakeCity();
        city.Tamper = static (path, page) =>
        {
            if (path == "/v1/ledger/0"
                && page["items"]!.AsArray().FirstOrDefault(IsDispatch) is { } line)
            {
                line["at"] = line["at"]!.GetValue<DateTimeOffset>().AddMinutes(16);
            }

            return page;
        };

        var (_, check) = await Replay(city, Reports(1));

        var difference = Assert.Single(check.Differences);
        Assert.Contains("case.dispatched was sent at", difference, StringComparison.Ordinal);

        static bool IsDispatch(JsonNode? line) => line!["type"]!.GetValue<string>() == "case.dispatched";
    }

    [Theory]
    [InlineData("/v1/ledger/0", "case.reported was acknowledged 1 times and stands in the ledger 2 times")]
    [InlineData("/v1/cases", "listed twice")]
    [InlineData("/v1/departments/330424-ZF/obligations", "twice")]
    public async Task A_line_that_stands_twice_is_found_out(string list, string found)
    {
        using var city = new FakeCity();
        var once = new ConcurrentDictionary<string, bool>();
        city.Tamper = (path, page) =>
        {
            if (path == list && once.TryAdd(path, true))
            {
                page["items"]!.AsArray().Insert(1, page["items"]![0]!.DeepClone());
            }

            return page;
        };

        var (_, check) = await Replay(city, Reports(10));

        Assert.Contains(check.Differences, difference => difference.Contains(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/cases", "stage", "filed", "the read model has it Filed, its last answer was")]
    [InlineData("/v1/segments/330424-XQ-02/obligations", "status", "open", "is Open, Discharged is due")]
    public async Task A_line_that_says_otherwise_is_found_out(string list, string member, string says, string found)
    {
        using var city = new FakeCity
        {
            Tamper = (path, page) =>
            {
                if (path == list)
                {
                    page["items"]![0]![member] = says;
                }

                return page;
            },
        };

        var (_, check) = await Replay(city, Reports(10));

        Assert.Contains(check.Differences, difference => difference.Contains(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("raised")]
    [InlineData("open")]
    [InlineData("discharged")]
    [InlineData("lapsed")]
    public async Task A_figure_that_is_off_is_found_out(string figure)
    {
        using var city = new FakeCity
        {
            Tamper = (path, page) =>
            {
                if (path == "/v1/departments/330424-ZF")
                {
                    page["figures"]![figure] = 99;
                }

                return page;
            },
        };

        var (_, check) = await Replay(city, Reports(10));

        Assert.Contains(
            $"department/330424-ZF: its figures say 99 {figure}",
            Assert.Single(check.Differences),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_the_city_does_not_know_is_found_out()
    {
        using var city = new FakeCity { Unknown = "/v1/segments/330424-XQ-02" };

        var (_, check) = await Replay(city, Reports(10));

        Assert.Contains(
            "segment/330424-XQ-02: The city answered /v1/segments/330424-XQ-02 with 404",
            Assert.Single(check.Differences),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consumers_that_are_behind_are_waited_for()
    {
        using var city = new FakeCity();
        var asked = 0;
        city.Tamper = (path, page) =>
        {
            if (path == "/v1/progress" && ++asked < 4)
            {
                page["parties"] = new JsonArray(asked);
            }

            return page;
        };

        var (_, check) = await Replay(city, Reports(5));

        Assert.Empty(check.Differences);
        Assert.Equal(5, asked);
    }

    [Fact]
    public async Task Consumers_that_have_stopped_are_found()
    {
        using var city = new FakeCity
        {
            Tamper = (path, page) =>
            {
                if (path == "/v1/progress")
                {
                    page["readModel"] = new JsonArray(7);
                }

                return page;
            },
        };

        var (_, check) = await Replay(city, Reports(5));

        Assert.Equal(
            $"the followers of the ledger have stopped {city.Ledger.Count - 7} records before its end",
            Assert.Single(check.Differences));
    }

    [Fact]
    public async Task Dead_letters_are_found_out()
    {
        using var city = new FakeCity
        {
            Tamper = (path, page) =>
            {
                if (path == "/v1/progress")
                {
                    page["deadLetters"] = 2;
                }

                return page;
            },
        };

        var (_, check) = await Replay(city, Reports(5));

        Assert.Equal("2 deliveries ended as dead letters", Assert.Single(check.Differences));
    }

    [Fact]
    public async Task A_department_that_is_asleep_does_nothing_with_what_it_is_sent_and_time_passes_at_every_midnight()
    {
        using var city = new FakeCity();

        var (run, check) = await Replay(
            city,
            Reports(10),
            Options with
            {
                Asleep = new HashSet<string> { "330424-ZF" },
                Until = Given.Noon.AddDays(3),
            });

        Assert.Empty(check.Differences);
        Assert.All(
            run.Logs.Where(static log => log.Row.Accept),
            static log => Assert.Equal(CaseVerb.Dispatch, log.Done[^1].Verb));
        var midnight = new DateTimeOffset(Given.Noon.Date, Given.Noon.Offset);
        Assert.Equal(
            [midnight.AddDays(1), midnight.AddDays(2), midnight.AddDays(3), Given.Noon.AddDays(3)],
            city.Taken.Where(static taken => taken.What == "time").Select(static taken => taken.At));
        foreach (
            var (said, index) in city
                .Taken.Select(static (taken, index) => (taken, index))
                .Where(static one => one.taken.What == "time"))
        {
            Assert.All(city.Taken.Take(index), earlier => Assert.True(earlier.At <= said.At));
            Assert.All(city.Taken.Skip(index), later => Assert.True(later.At >= said.At));
        }
    }

    [Fact]
    public async Task The_table_counts_what_became_of_the_reports()
    {
        var rows = Reports(40);
        using var city = new FakeCity();

        var (run, _) = await Replay(city, rows);

        var figures = ReplayFigures.Count(new(rows, [new(7, "no time")], []), run.Logs);
        var refused = rows.Count(row => !row.Accept);
        Assert.Equal((40, 1, 40), (figures.Read, figures.Unreadable, figures.Reported));
        Assert.Equal((40 - refused, 40 - refused, 40 - refused), (figures.Filed, figures.Closed, figures.Handled));
        Assert.Equal(refused, figures.Refused["Invalid"]);
        Assert.Equal((16, 16, 0), (figures.ClosedBySource, figures.InTime, figures.Late));
        Assert.Equal((16, 16, 0), (figures.ClosedByDraw, figures.DrawnInTime, figures.DrawnLate));
        Assert.Equal((0, 2), (figures.StillOpen, figures.PartiesReached));
        Assert.InRange(figures.Reworked, 1, 20);
    }

    [Fact]
    public async Task As_recorded_what_the_source_never_closed_stays_open()
    {
        var rows = Reports(40);
        using var city = new FakeCity();

        var (run, check) = await Replay(city, rows, asRecorded: true);

        Assert.Empty(check.Differences);
        var figures = ReplayFigures.Count(new(rows, [], []), run.Logs);
        Assert.Equal((16, 0, 16), (figures.ClosedBySource, figures.ClosedByDraw, figures.NeverClosed));
        Assert.Equal((16, 16), (figures.Closed, figures.StillOpen));
        Assert.Contains(("  never closed by the source", "16"), Table(figures));
    }

    [Fact]
    public async Task Without_a_class_it_is_filed_as_the_class_that_the_county_gave_it()
    {
        ReplayRow[] rows = [Given.Report(small: "飞碟降落", closedAt: Given.Noon.AddDays(1))];
        using var city = new FakeCity { Fits = static _ => "06-99" };

        var (run, check) = await Replay(city, rows, asRecorded: true);

        Assert.Empty(check.Differences);
        Assert.Null(city.Sent[0]["class"]);
        Assert.Equal("Sidewalk", (string?)city.Sent[0]["description"]);
        Assert.Equal(("06-99", 1), (run.Logs[0].Code.Code, ReplayFigures.Count(new(rows, [], []), run.Logs).Unsorted));
        Assert.Equal("06-99", (string?)city.Sent.Single(static sent => sent["class"] is not null)["class"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_place_it_waits_for_one_unless_places_are_drawn(bool draw)
    {
        ReplayRow[] rows =
        [
            Given.Report(1, where: new(null, Address: "12 Main St"), closedAt: Given.Noon.AddDays(1)),
            Given.Report(2, Given.Noon.AddHours(1), where: new(null, ("segment", "S-1")),
                closedAt: Given.Noon.AddDays(1)),
        ];
        using var city = new FakeCity { Places = static body => body["segment"] is not null };

        var (run, check) = await Replay(city, rows, Options with { DrawPlaces = draw }, asRecorded: true);

        Assert.Empty(check.Differences);
        Assert.Equal("12 Main St", (string?)city.Sent[0]["address"]);
        var figures = ReplayFigures.Count(new(rows, [], []), run.Logs);
        Assert.Equal((1, draw ? 1 : 0, draw ? 0 : 1), (figures.Unplaced, figures.PlacesDrawn, figures.WaitForPlace));
        Assert.Equal(draw ? 2 : 1, figures.ClosedBySource);
    }

    [Fact]
    public async Task Among_several_counties_words_alone_are_of_the_one_that_is_replayed()
    {
        ReplayRow[] rows =
        [
            Given.Report(1, where: new(null, Address: "12 Main St")),
            Given.Report(2, Given.Noon.AddHours(1), where: new(null, ("segment", "S-1"))),
        ];
        using var city = new FakeCity { Places = static body => body["segment"] is not null };

        await Replay(city, rows, Options with { Area = "0952000" }, asRecorded: true);

        var reports = city.Sent.Where(static sent => sent["reportedAt"] is not null).ToList();
        Assert.Equal(("0952000", null), ((string?)reports[0]["area"], (string?)reports[1]["area"]));
    }

    [Fact]
    public async Task The_sources_number_and_due_are_sent_and_what_was_late_there_is_counted()
    {
        var due = Given.Noon.AddHours(5);
        ReplayRow[] rows = [Given.Report(ownNumber: "14-1", due: due, closedAt: due.AddMinutes(1))];
        using var city = new FakeCity();

        var (run, check) = await Replay(city, rows, asRecorded: true);

        Assert.Empty(check.Differences);
        Assert.NotEqual(rows[0].Id, run.Logs[0].Id);
        Assert.Equal(
            ("14-1", "2019-04-01T17:00:00+08:00"),
            ((string?)city.Sent[0]["number"], (string?)city.Sent[0]["sourceDue"]));
        var figures = ReplayFigures.Count(new(rows, [], []), run.Logs);
        Assert.Equal((1, 1), (figures.WithSourceDue, figures.LateAtSource));
    }

    [Fact]
    public async Task Midnights_are_those_of_the_county()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var evening = new DateTimeOffset(2019, 3, 9, 23, 0, 0, TimeSpan.FromHours(-5));
        using var city = new FakeCity();

        await Replay(
            city,
            [Given.Report(at: evening)],
            Options with
            {
                Asleep = new HashSet<string> { "330424-ZF" },
                Zone = zone,
                Until = evening.AddDays(2),
            });

        Assert.Equal(
            [evening.AddHours(1), evening.AddHours(24), evening.AddHours(48), evening.AddHours(48)],
            city.Taken.Where(static taken => taken.What == "time").Select(static taken => taken.At));
    }

    private static IEnumerable<(string, string)> Table(ReplayFigures figures) =>
        new ReplaySummary("file", 1, figures, null, 0, 0, 0, 0, 0, 0, null).Rows();

    private static List<ReplayRow> Reports(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => Given.Report(
            i,
            Given.Noon.AddMinutes(i * 20),
            accept: i % 5 != 0,
            closedAt: i % 2 == 0 ? Given.Noon.AddMinutes((i * 20) + (i * 7 % 300)) : null,
            closure: i % 5 == 0 ? "Invalid" : "")),
    ];

    private static async Task<(ReplayRun Run, Checked Check)> Replay(
        FakeCity city,
        IReadOnlyList<ReplayRow> rows,
        RunOptions? options = null,
        bool asRecorded = false)
    {
        // The client does not dispose the handler: the city belongs to the test.
        var http = new HttpClient(city, disposeHandler: false) { BaseAddress = new("http://city") };
        var door = new CityDoor(http, TimeProvider.System);
        var book = Given.Book();
        var run = new ReplayRun(
            door, book, asRecorded ? null : Durations.Of(rows, book), options ?? Options, TimeProvider.System);
        await run.Run(rows, static _ => { }, CancellationToken.None);
        return (
            run,
            await new SelfCheck(
                door, run.Logs, Given.Noon, TimeProvider.System,
                patience: TimeSpan.FromMilliseconds(250)).Run(static _ => { }, CancellationToken.None));
    }
}
