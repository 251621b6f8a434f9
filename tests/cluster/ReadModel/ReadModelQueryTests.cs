using Grid.Cases;
using Grid.City;
using Grid.Dogs;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RegisterFollower = Grid.Counties.RegisterFollower;

namespace Grid.Tests.ReadModel;

public abstract class ReadModelQueryTests
{
    private protected abstract Task<ReadModelStore> Open(LedgerOptions shape);

    /// <param name="few">Whether conditions are found by their indexes, or all are passed by along the order.</param>
    [SkippableTheory]
    [InlineData(4000)]
    [InlineData(1)]
    public async Task Every_condition_finds_the_cases_it_names_and_conditions_combine(int few)
    {
        var city = new RandomCity(21).Live(1500);
        await using var store = await Open(city.Ledger.Shape);
        store.Few = few;
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        var plain = PlainReadModel.Of(city.Ledger.All);
        var random = new Random(21);
        var conditions = Conditions(plain, city.Now, random).ToList();

        foreach (var (query, holds) in conditions)
        {
            var expected = plain.Cases.Values.Where(holds).Select(static row => row.Id).Order().ToList();
            Assert.NotEmpty(expected);
            Assert.NotEqual(plain.Cases.Count, expected.Count);
            Assert.Equal(expected, (await All(queries, query(new()))).Select(static line => line.Id).Order());
        }

        for (var pair = 0; pair < 60; pair++)
        {
            var (one, other) = (conditions[random.Next(conditions.Count)], conditions[random.Next(conditions.Count)]);
            var both = one.Query(other.Query(new()));
            if (one.Query(new()) != both) // two of the same kind: the later one counts
            {
                var expected = plain
                    .Cases.Values.Where(row => Holds(both, row, plain, city.Now))
                    .Select(static row => row.Id)
                    .Order();
                Assert.Equal(expected, (await All(queries, both)).Select(static line => line.Id).Order());
            }
        }
    }

    [SkippableTheory]
    [InlineData("reportedAt", 4000)]
    [InlineData("-reportedAt", 1)]
    [InlineData("due", 4000)]
    [InlineData("-due", 4000)]
    [InlineData("due", 1)]
    [InlineData("-due", 1)]
    public async Task A_list_is_in_its_order_page_after_page(string sort, int few)
    {
        var city = new RandomCity(22).Live(900);
        await using var store = await Open(city.Ledger.Shape);
        store.Few = few;
        await store.CatchUp(city.Ledger);

        var queries = Queries(store, city);
        var lines = await All(queries, new CaseQuery { Sort = sort, Limit = 7 });

        var party = new EntityRef(EntityKind.Segment, "330424-XQ-01");
        Assert.Equal(
            lines.Select(static line => line.Id).Intersect(
                (await All(queries, new CaseQuery { Party = party })).Select(static line => line.Id)),
            (await All(queries, new CaseQuery { Party = party, Sort = sort, Limit = 7 }))
                .Select(static line => line.Id));
        var times = lines
            .Select(line =>
                StoredTime.Stored(sort.EndsWith("due", StringComparison.Ordinal) ? line.Due : line.ReportedAt))
            .ToList();
        var known = times.TakeWhile(static time => time is not null).ToList();
        Assert.All(times.Skip(known.Count), static time => Assert.Null(time));
        Assert.Equal(sort[0] == '-' ? known.OrderDescending() : known.Order(), known);
        Assert.Equal(city.Cases.Order(), lines.Select(static line => line.Id).Order());
        Assert.True(sort.EndsWith("reportedAt", StringComparison.Ordinal) || known.Count < times.Count);
    }

    [SkippableTheory]
    [InlineData("reportedAt")]
    [InlineData("-reportedAt")]
    public async Task No_case_is_missed_or_doubled_while_others_come_in(string sort)
    {
        var city = new RandomCity(23).Live(500);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var there = city.Cases.ToList();
        var queries = Queries(store, city);

        var seen = new List<Guid>();
        for (var query = new CaseQuery { Sort = sort, Limit = 5 }; query is not null;)
        {
            var page = (await queries.Cases(query)).Value!;
            seen.AddRange(page.Items.Select(static line => line.Id));
            query = page.Next is null ? null : query with { After = page.Next };
            if (seen.Count < 100)
            {
                city.Live(20);
                await store.CatchUp(city.Ledger);
            }
        }

        Assert.True(city.Cases.Count > there.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Except(seen));
    }

    [SkippableFact]
    public async Task Totals_count_what_the_list_lists()
    {
        var city = new RandomCity(24).Live(1200);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        var (late, overdue, joined) = (0L, 0L, 0L);
        var times = PlainReadModel.Of(city.Ledger.All).Cases.Values
            .Select(static row => row.State.Reported.ReportedAt)
            .Order()
            .ToList();
        var (early, some) = (times[times.Count / 10], times[^(times.Count / 10)]);
        Assert.True(some - early > TimeSpan.FromDays(3), "Some days lie in it whole.");

        foreach (var query in new CaseQuery[]
            {
                new(),
                new() { Class = "04-*" },
                new() { Party = new EntityRef(EntityKind.Segment, "330424-XQ-01") },
                new() { From = early },
                new() { To = some },
                new() { From = early, To = some },
                new() { From = early, To = early.AddHours(36) },
                new() { Box = [120.912, 30.507, 120.983, 30.588] },
                new() { Box = [-180, -90, 180, 90], Joined = false },
                new() { Box = [120.912, 30.507, 120.983, 30.588], From = early },
            })
        {
            var lines = await All(queries, query);
            var totals = (await queries.Totals(query)).Value!;

            var cases = lines
                .Where(static line => line.JoinedTo is null && CountedCases.IsCase(line.Stage))
                .ToList();
            Assert.Equal((lines.Count, cases.Count), (totals.Reports, totals.Cases));
            Assert.Equal(
                lines
                    .GroupBy(static line => line.JoinedTo is null ? line.Stage : CaseStage.Joined)
                    .ToDictionary(static group => group.Key, static group => group.LongCount()),
                totals.ByStage);
            Assert.Equal(cases.Count(static line => line.HandledLate == false), totals.HandledInTime);
            Assert.Equal(cases.Count(static line => line.HandledLate == true), totals.HandledLate);
            Assert.Equal((await All(queries, query with { Overdue = true })).Count, totals.OpenOverdue);
            Assert.True(totals.Reports > 0);
            (late, overdue) = (late + totals.HandledLate, overdue + totals.OpenOverdue);
            joined += totals.Reports - totals.Cases;
            var counties = (await queries.Totals(query with { ByCounty = true })).Value!.ByCounty!;
            Assert.Equal(totals.Cases, counties.Sum(static county => county.Cases));
            Assert.Equal(totals.OpenOverdue, counties.Sum(static county => county.OpenOverdue));
        }

        Assert.True(late > 0 && overdue > 0 && joined > 0);

        // None of them names its county: all are of the first.
        var between = new CaseQuery { From = early, To = some };
        Assert.Equal(
            (await queries.Totals(between)).Value!.ByStage,
            (await store.Totals(between with { Counties = ["330424", "330481"] }, city.Now, "330424")).Value!.ByStage);
        Assert.Empty((await store.Totals(between with { County = "330481" }, city.Now, "330424")).Value!.ByStage);
    }

    [SkippableFact]
    public async Task Each_tile_of_a_map_counts_the_cases_that_lie_in_it()
    {
        var city = new RandomCity(27).Live(1200);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        double[] box = [120.912, 30.507, 120.983, 30.588];

        foreach (var (query, zoom) in new (CaseQuery, int)[]
            {
                (new(), 0),
                (new(), 9),
                (new() { Stages = [CaseStage.Filed, CaseStage.Closed] }, 12),
                (new() { Joined = false }, 14),
                (new() { Class = "04-*" }, 12),
            })
        {
            var page = (await queries.Cases(query with { Box = box, Zoom = zoom })).Value!;

            Assert.Empty(page.Items);
            Assert.NotEmpty(page.Tiles!);
            foreach (var tile in page.Tiles!)
            {
                var within = query with
                {
                    Box = [tile.West, tile.South, Math.BitDecrement(tile.East), Math.BitDecrement(tile.North)],
                };
                Assert.Equal(tile.Cases, (await queries.Totals(within)).Value!.Cases);
                Assert.Equal(
                    tile.Cases, (await All(queries, within)).Count(static line =>
                        line.JoinedTo is null && CountedCases.IsCase(line.Stage)));
                Assert.InRange(tile.Open, 0, tile.Cases);
            }

            var inBox = (await queries.Totals(query with { Box = box })).Value!.Cases;
            Assert.InRange(page.Tiles!.Sum(static tile => tile.Cases), inBox, long.MaxValue);
        }

        Assert.Equal(
            "query.zoomWide", (await queries.Cases(new() { Box = [120, 30, 122, 32], Zoom = 14 })).Refusal?.Code);
        Assert.Equal("query.zoom", (await queries.Cases(new() { Zoom = 14 })).Refusal?.Code);
        Assert.Equal("query.box", (await queries.Cases(new() { Box = [121, 30], Zoom = 14 })).Refusal?.Code);
    }

    [SkippableFact]
    public async Task Each_total_opens_into_exactly_what_it_counts()
    {
        var city = new RandomCity(26).Live(1500);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        var opened = new Dictionary<string, long>();

        foreach (var query in new CaseQuery[]
            {
                new(),
                new() { Class = "04-*", ByLead = true },
                new() { Stages = [CaseStage.Closed, CaseStage.FedBack, CaseStage.Voided, CaseStage.Joined] },
                new() { Overdue = false },
                new() { Overdue = true },
                new() { HandledLate = true },
                new() { Joined = false, Recurring = true },
                new() { Joined = true },
            })
        {
            var totals = (await queries.Totals(query)).Value!;
            var counted = new Dictionary<string, long>
            {
                ["reports"] = totals.Reports,
                ["cases"] = totals.Cases,
                ["open"] = CountedCases.OpenStages.Sum(stage => totals.ByStage.GetValueOrDefault(stage)),
                ["handledInTime"] = totals.HandledInTime,
                ["handledLate"] = totals.HandledLate,
                ["openOverdue"] = totals.OpenOverdue,
                ["recurrences"] = totals.Recurrences,
                ["takenOver"] = totals.TakenOver,
            };
            Assert.Equal(counted.Keys.Order(), CountedCases.Of(query).Keys.Order());
            foreach (var (name, listed) in CountedCases.Of(query))
            {
                Assert.Equal(counted[name], await Listed(listed));
                opened[name] = opened.GetValueOrDefault(name) + counted[name];
            }

            foreach (var stage in Enum.GetValues<CaseStage>().Where(static stage => stage != CaseStage.None))
            {
                Assert.Equal(totals.ByStage.GetValueOrDefault(stage), await Listed(CountedCases.At(query, stage)));
                opened[$"{stage}"] = opened.GetValueOrDefault($"{stage}") + totals.ByStage.GetValueOrDefault(stage);
            }

            Assert.Equal(totals.Reports, totals.ByStage.Values.Sum());
            foreach (var lead in totals.ByLead ?? [])
            {
                var of = CountedCases.Of(query with { Lead = lead.Lead });
                Assert.Equal(
                    (lead.Cases, lead.HandledInTime, lead.HandledLate, lead.OpenOverdue),
                    (await Listed(of["cases"]), await Listed(of["handledInTime"]), await Listed(of["handledLate"]),
                        await Listed(of["openOverdue"])));
            }

            Assert.True(!query.ByLead || totals.ByLead!.Sum(static lead => lead.Cases) == totals.Cases);
        }

        // The city reached what the counts keep apart.
        Assert.All(
            ["cases", "handledInTime", "handledLate", "openOverdue", $"{CaseStage.Joined}", $"{CaseStage.Voided}"],
            name => Assert.True(opened[name] > 0, name));

        async Task<long> Listed(CaseQuery? query) => query is null ? 0 : (await All(queries, query)).Count;
    }

    [SkippableFact]
    public async Task A_party_s_obligations_come_newest_first_each_once()
    {
        var city = new RandomCity(25).Live(1200);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        var plain = PlainReadModel.Of(city.Ledger.All);

        foreach (var party in plain.Held.Keys.Select(static key => key.Item2).Distinct())
        {
            foreach (var status in new ObligationStatus?[]
                {
                    null, ObligationStatus.Open, ObligationStatus.Discharged, ObligationStatus.Lapsed,
                    ObligationStatus.Known,
                })
            {
                var held = new List<Obligation>();
                string? after = null;
                do
                {
                    var page = (await queries.Obligations(party, status, 6, after, null)).Value!;
                    held.AddRange(page.Items);
                    after = page.Next;
                }
                while (after is not null);

                var expected = plain
                    .Held.Where(pair => pair.Key.Item2 == party && (status is null || pair.Value.Status == status))
                    .Select(static pair => pair.Value.Line());
                Assert.Equal(expected.OrderBy(static one => one.Case), held.OrderBy(static one => one.Case));
                Assert.Equal(
                    held.Select(static one => StoredTime.Stored(one.Since)).OrderDescending(),
                    held.Select(static one => StoredTime.Stored(one.Since)));
            }
        }
    }

    [SkippableFact]
    public async Task Notices_of_a_party_or_a_holder_come_newest_first_each_once()
    {
        var city = new RandomCity(28).Live(300);
        var (road, chief) = (new EntityRef(EntityKind.Road, "R-1"), new EntityRef(EntityKind.Segment, "S-1"));
        for (var round = 0; round < 20; round++)
        {
            var id = city.Cases[round];
            city.Tell(id, chief, round < 12 ? "P-1" : "P-2");
            city.Tell(id, road, round % 2 == 0 ? "P-2" : null); // at the very same moment
            city.Live(3);
        }

        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger, page: 23);
        var queries = Queries(store, city);

        var notices = await Notices(new(chief));
        Assert.Equal(city.Cases.Take(20).Reverse(), notices.Select(static line => line.Case));
        Assert.All(
            notices,
            line =>
                Assert.Equal(
                    (chief, "E-1", DeadlineStep.Escalate, Post.SegmentChief),
                    (line.Party, line.Rule, line.Step, line.Post)));
        Assert.Equal(12, (await Notices(new(null, "P-1"))).Count);
        Assert.Equal(18, (await Notices(new(null, "P-2"))).DistinctBy(static line => line.Position).Count());
        Assert.Equal(20, (await Notices(new(road))).Count);
        Assert.Empty(await Notices(new(null, "P-3")));
        Assert.Equal("page.cursor", (await queries.Notices(new(road, After: "elsewhere"))).Refusal?.Code);

        async Task<List<NoticeLine>> Notices(NoticeQuery query)
        {
            var lines = new List<NoticeLine>();
            for (var next = query with { Limit = 7 }; next is not null;)
            {
                var page = (await queries.Notices(next)).Value!;
                lines.AddRange(page.Items);
                next = page.Next is null ? null : next with { After = page.Next };
            }

            return lines;
        }
    }

    [SkippableFact]
    public async Task A_register_is_read_in_the_order_of_its_keys()
    {
        var city = new RandomCity(26).Live(1500);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        var entries = PlainReadModel.Of(city.Ledger.All).Entries;

        var dogs = new List<RegisterView>();
        string? after = null;
        do
        {
            var page = (await queries.Register(EntityKind.Dog, null, 3, after)).Value!;
            dogs.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(
            entries
                .Values.Where(static row => row.Entry.Kind == EntityKind.Dog)
                .OrderBy(static row => row.Entry.Key, StringComparer.Ordinal)
                .Select(static row => (row.Entry, row.Version, row.At, row.Data)),
            dogs.Select(static view => (view.Ref, view.Version, view.At, view.Data)));
        Assert.True(dogs.Count > 3);
        var kept = dogs.GroupBy(static view => ((DogData)view.Data).Household).MaxBy(static some => some.Count())!;
        Assert.Equal(
            kept.Select(static view => view.Ref),
            (await queries.Register(EntityKind.Dog, null, 50, null, where: new(Household: kept.Key)))
                .Value!.Items.Select(static view => view.Ref));
        var chipped = dogs.Last(static view => ((DogData)view.Data).Chip is not null);
        Assert.Equal(
            chipped.Ref,
            Assert.Single(
                (await queries.Register(
                    EntityKind.Dog, null, 50, null, where: new(Chip: ((DogData)chipped.Data).Chip))).Value!.Items).Ref);
        var prefixed = (await queries.Register(EntityKind.Shop, "330424-XQ-02", 500, null)).Value!;
        Assert.Equal("330424-XQ-02-S1", Assert.Single(prefixed.Items).Ref.Key);
    }

    [SkippableFact]
    public async Task A_page_of_a_register_ends_before_outlines_fill_the_memory_and_passes_over_unreadable_ones()
    {
        var city = new RandomCity(28);
        await using var store = await Open(city.Ledger.Shape);
        var outline = new string('x', 1_500_000);
        for (var i = 0; i < 5; i++)
        {
            EntityRef entry = new(EntityKind.Appointment, $"A-{i}");
            var data = new AppointmentData
            {
                Duty = Post.AreaChief,
                Place = new(i == 2 ? EntityKind.None : EntityKind.Area, "330424"),
                Holder = "P-1",
                From = new(2018, 1, 1),
                Source = i == 2 ? null : outline,
            };
            var entered = new Registered { By = "clerk", Ref = entry, Data = data };
            // Its text is not looked at, as an earlier version did not.
            city
                .Ledger.Append(city.Ledger.Shape.RegisterPartition, entry.ToString(), 1, entered, [entry])
                .Happened.Value = entered;
        }

        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);

        var first = (await queries.Register(EntityKind.Appointment, null, 500, null)).Value!;
        var second = (await queries.Register(EntityKind.Appointment, null, 500, first.Next)).Value!;

        Assert.Equal(["A-0", "A-1", "A-3"], first.Items.Select(static view => view.Ref.Key));
        Assert.Equal(["A-4"], second.Items.Select(static view => view.Ref.Key));
        Assert.Null(second.Next);
    }

    [SkippableFact]
    public async Task Text_means_itself_whatever_it_is_made_of()
    {
        var city = new RandomCity(27).Live(600);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);

        Assert.All(await All(queries, new() { Text = "100%" }), static line => Assert.NotNull(line));
        Assert.NotEmpty(await All(queries, new() { Text = "100% 破" }));
        Assert.NotEmpty(await All(queries, new() { Text = "a_b" }));
        Assert.NotEmpty(await All(queries, new() { Text = "C:\\物" }));
        Assert.NotEmpty(await All(queries, new() { Text = "bin OVER" }));
        Assert.NotEmpty(await All(queries, new() { Text = "ｂｉｎ　ｏｖｅｒ" }));
        Assert.Empty(await All(queries, new() { Text = "a%b" }));
        Assert.Empty(await All(queries, new() { Text = "aXb" }));
        var number = (await queries.Cases(new())).Value!.Items[0].Number;
        Assert.Equal(number, Assert.Single(await All(queries, new() { Text = number })).Number);
    }

    [SkippableFact]
    public async Task Each_list_can_be_asked_for_the_things_of_one_county_or_several()
    {
        var city = new RandomCity(28).Live(200);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);

        foreach (var (one, several) in new (string?, string[])[] { ("999999", []), (null, ["999998", "999999"]) })
        {
            var cases = new CaseQuery { County = one, Counties = several };
            Assert.Empty(await All(queries, cases));
            Assert.Empty(await All(queries, cases with { Text = "水果" }));
            Assert.Equal(0, (await queries.Totals(cases)).Value!.Reports);
            Assert.Equal(0, (await queries.Totals(cases with { Class = "04-05", ByLead = true })).Value!.Reports);
            Assert.Empty(
                (await queries.Letters(new(null, null, null, null, 9, null, null, one, several))).Value!.Items);
            Assert.Empty(
                (await queries.Problems(new(null, null, null, null, 1, 9, null, null, one, several))).Value!.Items);
            Assert.Empty((await queries.Marks(new(null, null, 9, null, null, one, several))).Value!.Items);
            Assert.Empty((await queries.Coordinations(null, 9, null, null, one, several)).Value!.Items);
            Assert.Empty((await queries.Register(EntityKind.Dog, null, 9, null, one, several)).Value!.Items);
        }

        Assert.Equal(
            city.Cases.Count,
            (await store.Totals(new() { Counties = ["999999", "330424"] }, city.Now, "330424")).Value!.Reports);
    }

    [SkippableFact]
    public async Task What_cannot_be_read_is_refused()
    {
        var city = new RandomCity(28).Live(200);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var queries = Queries(store, city);
        var next = (await queries.Cases(new() { Limit = 1 })).Value!.Next;

        Assert.Equal("query.sort", (await queries.Cases(new() { Sort = "number; drop table cases" })).Refusal?.Code);
        Assert.Equal("query.class", (await queries.Cases(new() { Class = "*-05" })).Refusal?.Code);
        Assert.Equal("query.box", (await queries.Totals(new() { Box = [121, 30, 120, 31] })).Refusal?.Code);
        Assert.Equal("query.box", (await queries.Cases(new() { Box = [121, 30] })).Refusal?.Code);
        Assert.Equal("page.cursor", (await queries.Cases(new() { After = "nonsense" })).Refusal?.Code);
        Assert.Equal("page.cursor", (await queries.Cases(new() { After = next, Sort = "due" })).Refusal?.Code);
        Assert.Equal(
            "page.cursor",
            (await queries.Obligations(new(EntityKind.Cell, "330424100001003"), null, 5, next, null)).Refusal?.Code);
        Assert.Equal("page.cursor", (await queries.Register(EntityKind.Dog, null, 5, next)).Refusal?.Code);
        Assert.Null((await queries.Cases(new() { After = next, Limit = 100_000 })).Refusal);
    }

    [SkippableFact]
    public async Task A_query_can_wait_for_the_position_of_a_write()
    {
        var city = new RandomCity(29).Live(100);
        await using var store = await Open(city.Ledger.Shape);
        var queries = Queries(store, city);
        var last = city.Ledger.All.Last(static record => record.Source.StartsWith("case/", StringComparison.Ordinal));

        var asked = queries.Cases(new() { WaitFor = last.Position });
        await store.CatchUp(city.Ledger);
        var page = (await asked).Value!;

        Assert.Contains(
            page.ReadTo,
            position => position.Partition == last.Position.Partition && position.Position >= last.Position.Position);
        Assert.Contains(
            page.Items,
            line => last.Source.EndsWith(line.Id.ToString("D"), StringComparison.Ordinal) || page.Next is not null);
    }

    [SkippableTheory]
    [InlineData(1, long.MaxValue)]
    [InlineData(1, 1_000_000)]
    [InlineData(999, 1)]
    public async Task A_position_that_no_write_was_answered_with_is_refused(int partition, long position)
    {
        var city = new RandomCity(29).Live(100);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);

        var asked = await Queries(store, city).Cases(new() { WaitFor = new(partition, position) });

        Assert.Equal("query.waitFor", asked.Refusal?.Code);
    }

    [SkippableFact]
    public async Task Progress_tells_heads_and_followers()
    {
        var city = new RandomCity(30).Live(100);
        await using var store = await Open(city.Ledger.Shape);
        var queries = Queries(store, city);
        await city.Ledger.SaveCheckpoint(FanOutGrain.Name, 1, 7);
        await city.Ledger.AddDeadLetter(new(new(EntityKind.Shop, "S1"), new(1, 3), "why", city.Now));
        await store.CatchUp(city.Ledger);

        var progress = await queries.Progress();

        Assert.Equal(progress.Heads, progress.ReadModel);
        Assert.Equal([0, 7, 0, 0], progress.Parties);
        Assert.Equal(1, progress.DeadLetters);
        Assert.Equal("why", Assert.Single(await queries.DeadLetters(10)).Reason);
    }

    private static ReadModelGrain Queries(ReadModelStore store, RandomCity city) => new(
        store,
        city.Ledger,
        Options.Create(city.Ledger.Shape),
        new LedgerConsumers([new(FanOutGrain.Name, typeof(FanOutGrain), TimeSpan.Zero, ConsumerId.Parties)]),
        new RegisterFollower(
            city.Ledger,
            null!,
            Options.Create(city.Ledger.Shape),
            Options.Create(new CityOptions()),
            new StillClock(city),
            TimeProvider.System,
            NullLogger<RegisterFollower>.Instance),
        new StillClock(city),
        new StoreDamage(),
        NullLogger<ReadModelGrain>.Instance);

    private static async Task<List<CaseLine>> All(ReadModelGrain queries, CaseQuery query)
    {
        var lines = new List<CaseLine>();
        for (var next = query; next is not null;)
        {
            var page = (await queries.Cases(next)).Value!;
            lines.AddRange(page.Items);
            next = page.Next is null ? null : next with { After = page.Next };
        }

        return lines;
    }

    private static IEnumerable<(Func<CaseQuery, CaseQuery> Query, Func<CaseRow, bool> Holds)> Conditions(
        PlainReadModel plain,
        DateTimeOffset now,
        Random random)
    {
        var some = plain.Cases.Values.ElementAt(random.Next(plain.Cases.Count)).State.Reported.ReportedAt;
        var joined = plain.Cases.Values.Select(static row => row.State.Links.JoinedTo).OfType<Guid>().FirstOrDefault();
        Func<CaseQuery, CaseQuery>[] queries =
        [
            static query => query with { Stages = [CaseStage.Filed, CaseStage.Closed] },
            static query => query with { Kind = ClassKind.Part },
            static query => query with { Class = "04-05" },
            static query => query with { Class = "04-*" },
            static query => query with { Party = new EntityRef(EntityKind.Department, "ZF") },
            static query => query with { Party = new EntityRef(EntityKind.Segment, "330424-XQ-02") },
            static query => query with { Party = new EntityRef(EntityKind.Road, "330424-XQ") },
            static query => query with { Party = new EntityRef(EntityKind.Shop, "330424-XQ-03-S1") },
            static query => query with { Party = new EntityRef(EntityKind.Cell, "330424100001009") },
            static query => query with { Channel = "热线电话" },
            query => query with { JoinedTo = joined },
            query => query with { From = some },
            query => query with { To = some },
            static query => query with { Overdue = true },
            static query => query with { Overdue = false },
            static query => query with { Box = [120.92, 30.51, 120.97, 30.58] },
            static query => query with { Text = "水果" },
        ];
        return queries.Select(query => (query, (Func<CaseRow, bool>)(row => Holds(query(new()), row, plain, now))));
    }

    private static bool Holds(CaseQuery query, CaseRow row, PlainReadModel plain, DateTimeOffset now)
    {
        var state = row.State;
        var overdue = state.Stage is CaseStage.Dispatched or CaseStage.Accepted && state.Due < now;
        return (query.Stages.Count == 0 || query.Stages.Contains(state.Stage))
            && (query.Kind is null || state.Reported.Kind == query.Kind)
            && (query.Class is null || (query.Class.EndsWith('*')
                ? state.Reported.Class.StartsWith(query.Class[..^1], StringComparison.Ordinal)
                : state.Reported.Class == query.Class))
            && (query.Party is not { } party
            || plain.Held.ContainsKey((row.Id, party))
            || party.Key == PlaceOf(party.Kind, state))
            && (query.Channel is null || state.Reported.Channel == query.Channel)
            && (query.JoinedTo is null || state.Links.JoinedTo == query.JoinedTo)
            && (query.From is null || state.Reported.ReportedAt >= query.From)
            && (query.To is null || state.Reported.ReportedAt < query.To)
            && (query.Overdue is null || overdue == query.Overdue)
            && (query.Box is not [var west, var south, var east, var north]
                || (state.Reported.Place.Point is var at
                    && at.Lon >= west && at.Lon <= east && at.Lat >= south && at.Lat <= north))
            && (query.Text is null
                || state.Reported.Description?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true);
    }

    private static string? PlaceOf(EntityKind kind, CaseState state) => kind switch
    {
        EntityKind.Cell => state.Reported.Place.Cell,
        EntityKind.Segment => state.Reported.Place.Segment,
        EntityKind.Road => state.Reported.Place.Road,
        EntityKind.Shop => state.Reported.Place.Shop,
        _ => null,
    };

    /// <summary>The city's time as the city of the test has it; waiting takes real time.</summary>
    private sealed class StillClock(RandomCity city) : CityClock
    {
        public override bool Driven => true;

        public override DateTimeOffset GetUtcNow() => city.Now;
    }
}

public sealed class SqliteReadModelQueryTests : ReadModelQueryTests
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Sqlite(shape);
}

public sealed class PostgresReadModelQueryTests(PostgresFixture server)
    : ReadModelQueryTests, IClassFixture<PostgresFixture>
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Postgres(server, shape);
}
