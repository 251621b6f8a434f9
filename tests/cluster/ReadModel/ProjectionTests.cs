using System.Text.Json;
using Dapper;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Tests.ReadModel;

public abstract class ProjectionTests
{
    private protected abstract Task<ReadModelStore> Open(LedgerOptions shape);

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_tables_hold_what_the_rules_say_record_by_record(int seed)
    {
        var ledger = new RandomCity(seed).Live(4000).Ledger;
        await using var store = await Open(ledger.Shape);

        await store.CatchUp(ledger, page: 37);

        var plain = PlainReadModel.Of(ledger.All);
        Reached(plain.Cases.Values, static row => row.State.Progress.Reworked > 0);
        Reached(
            plain.Cases.Values,
            static row =>
                row.State.Links.JoinedTo is not null && row.State.Stage is CaseStage.Closed or CaseStage.FedBack);
        Reached(plain.Held.Values, static held => held.Status == ObligationStatus.Lapsed);
        Reached(plain.Held.Values, static held => held.Late);
        Reached(plain.Cases.Values, static row => row.State.Dispute is { Bound: not null });
        Reached(plain.Cases.Values, static row => row.State.Dispute is { Waiting: true });
        Assert.Equal(
            Texts(
                plain
                    .Cases.Values.Where(static row => row.State.Dispute?.Coordination is not null)
                    .Select(static row =>
                        (row.Id, (row.State.Dispute!.Coordination, row.State.Dispute.Waiting ? 1L : 0L)))),
            Texts(
                (await store.Ask(static database =>
                    database.QueryAsync<(string Id, string Coordination, long Waiting)>(
                        "select cast(case_id as text), coordination, case when waiting then 1 else 0 end from "
                        + "disputes"))).Select(static row => (Guid.Parse(row.Id), (row.Coordination, row.Waiting)))));
        Assert.Equal(
            Texts(plain.Cases.Values.Select(static row => (row.Id, row.Line()))),
            Texts((await store.Cases(new CaseRows("", "cases", ""), new())).Select(static line => (line.Id, line))));
        Assert.Equal(
            Texts(plain.Held.Select(static held => (held.Key, held.Value.Line()))),
            Texts(await Obligations(store, plain)));
        Assert.Equal(
            Texts(plain.Entries.Select(static entry => (entry.Key, entry.Value.Data))),
            Texts(
                (await store.Ask(static database =>
                    database.QueryAsync<(string Entry, string Data)>("select entry, data from registers"))
            ).Select(static row => (EntityRef.Parse(row.Entry), Tables.Read<RegisterData>(row.Data)))));
        Assert.Equal(Texts(Counted(plain)), Texts(await Counted(store)));
        Assert.Equal(await ledger.Heads(), await store.ReadTo());
    }

    /// <summary>What the counties have in each stage, from the cases themselves.</summary>
    private static IEnumerable<((string, CaseStage), long[])> Counted(PlainReadModel plain) => plain.Cases.Values
        .GroupBy(static row => (
            row.State.Reported.Place.County ?? "first",
            row.State.Links.JoinedTo is null ? row.State.Stage : CaseStage.Joined))
        .Select(static stage => (stage.Key, new long[] { stage.LongCount() }));

    private static async Task<IEnumerable<((string, CaseStage), long[])>> Counted(ReadModelStore store) =>
        (await store.CasesByCounty("first", DateTimeOffset.UnixEpoch)).SelectMany(static county =>
            county.Value.ByStage.Select(stage => ((county.Key, stage.Key), new[] { stage.Value })));

    /// <summary>
    /// A record of a kind that this version does not know, in the middle of a case or as its first: the projector reads
    /// on past it, and a later version that knows the kind makes the same rows as if it had always known it.
    /// </summary>
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_unreadable_record_and_later_ones_of_its_source_are_dead_letters_until_it_is_read(int version)
    {
        var ledger = new RandomCity(31).Live(1500).Ledger;
        await using var store = await Open(ledger.Shape);
        var plain = PlainReadModel.Of(ledger.All);
        var broken = ledger.All.First(record =>
            record.Version == version
            && CaseRules.CaseOf(record.Source) is { } id
            && plain.Cases[id].Version > version + 1);
        var known = ledger.Rename(broken.Position, "case.unheardOf");

        await store.CatchUp(ledger, page: 37);

        Assert.Equal(await ledger.Heads(), await store.ReadTo());
        var deadLetters = await store.DeadLetters(100);
        var said = ledger.All.Where(record => record.Source == broken.Source && record.Version >= version).ToList();
        Assert.Equal(
            said.Select(static record => record.Position),
            deadLetters.Select(static row => row.At).OrderBy(static at => at.Position));
        Assert.Contains("case.unheardOf", deadLetters.Single(row => row.At == broken.Position).Reason);
        Assert.All(
            deadLetters.Where(row => row.At != broken.Position),
            row => Assert.Contains($"It follows {broken.Position},", row.Reason));
        var whole = await Dump(ledger, page: 400);
        Assert.Equal(whole, await store.Dump()); // however it is read

        var reader = store.Readers(ledger)[broken.Position.Partition];
        Assert.Equal(new Retried(deadLetters.Count, 0), await reader.Retry());
        Assert.Equal(whole, await store.Dump());

        ledger.Rename(broken.Position, known);
        Assert.Equal(new Retried(deadLetters.Count, deadLetters.Count), await reader.Retry());
        Assert.Equal(await Dump(ledger, page: 37), await store.Dump());
        Assert.Equal(new Retried(0, 0), await reader.Retry());
    }

    /// <summary>As after a step back to an earlier version: what was taken once cannot be read any more.</summary>
    [SkippableFact]
    public async Task A_case_that_cannot_be_rebuilt_delays_no_other()
    {
        var city = new RandomCity(32).Live(800);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger, page: 50);
        var before = await city.Ledger.Heads();
        city.Live(800);
        var more = city
            .Ledger.All.Where(record =>
                record.Position.Position > before[record.Position.Partition] && record.Version > 1)
            .Select(static record => record.Source)
            .ToHashSet();
        var broken = city.Ledger.All.First(record =>
            record.Version == 1
            && record.Position.Position <= before[record.Position.Partition]
            && CaseRules.IsCase(record.Source)
            && more.Contains(record.Source));
        var known = city.Ledger.Rename(broken.Position, "case.unheardOf");

        await store.CatchUp(city.Ledger, page: 50);

        Assert.Equal(await city.Ledger.Heads(), await store.ReadTo());
        Assert.Equal([broken.Source], (await store.DeadLetters(100)).Select(static row => row.Source).Distinct());
        city.Ledger.Rename(broken.Position, known);
        await Task.WhenAll(store.Readers(city.Ledger).Select(static reader => reader.Retry()));
        Assert.Equal(await Dump(city.Ledger, page: 50), await store.Dump());
    }

    [SkippableFact]
    public async Task Of_two_who_try_again_one_writes()
    {
        var ledger = new RandomCity(33).Live(600).Ledger;
        await using var store = await Open(ledger.Shape);
        var plain = PlainReadModel.Of(ledger.All);
        var broken = ledger.All.First(record =>
            record.Version == 2 && CaseRules.CaseOf(record.Source) is { } id && plain.Cases[id].Version > 4);
        var known = ledger.Rename(broken.Position, "case.unheardOf");
        await store.CatchUp(ledger, page: 50);
        ledger.Rename(broken.Position, known);
        var readers = Enumerable.Range(0, 6).Select(_ => store.Readers(ledger)[broken.Position.Partition]).ToList();

        await Task.WhenAll(readers.Select(static reader => reader.Retry()));

        Assert.Equal(await Dump(ledger, page: 50), await store.Dump());
    }

    private async Task<List<string>> Dump(MemoryLedger ledger, int page)
    {
        await using var store = await Open(ledger.Shape);
        await store.CatchUp(ledger, page);
        return await store.Dump();
    }

    [SkippableFact]
    public async Task The_books_of_a_department_count_what_the_rules_count()
    {
        var ledger = new RandomCity(7).Live(2000).Ledger;
        await using var store = await Open(ledger.Shape);
        await store.CatchUp(ledger, page: 41);

        var plain = PlainReadModel.Of(ledger.All);
        var hot = plain.Figures.Where(static party => party.Key.IsHot()).ToList();
        Reached(hot, static party => party.Value.DischargedLate > 0);
        Reached(hot, static party => party.Value.Reworked > 0);
        var worklists = new ReadModelWorklists(store);
        foreach (var (party, expected) in hot)
        {
            var open = plain
                .Held.Where(held => held.Key.Item2 == party && held.Value.Status == ObligationStatus.Open)
                .Select(static held => held.Value)
                .ToList();
            var now = open.Min(static held => held.RunsUntil) ?? DateTimeOffset.UnixEpoch;
            now += TimeSpan.FromHours(1);
            Assert.Equal(
                expected with { Overdue = open.LongCount(held => held.RunsUntil < now) },
                await worklists.Figures(party, now));
            Assert.Equal(open.Count, (await worklists.OpenByCell(party)).Values.Sum());
            Assert.All(
                await worklists.OpenByCell(party),
                cell => Assert.Equal(open.Count(held => held.Cell == cell.Key), cell.Value));
        }

        Assert.Equal(
            new PartyFigures(),
            await worklists.Figures(new(EntityKind.Department, "nobody"), DateTimeOffset.UnixEpoch));
    }

    [SkippableFact]
    public async Task A_case_is_kept_under_each_party_and_each_place_it_lies_in()
    {
        var ledger = new RandomCity(4).Live(800).Ledger;
        await using var store = await Open(ledger.Shape);
        await store.CatchUp(ledger);

        var plain = PlainReadModel.Of(ledger.All);
        var shops = plain.Cases.Values
            .Where(static row => row.State.Reported.Place.Shop is not null)
            .Select(static row => (new EntityRef(EntityKind.Shop, row.State.Reported.Place.Shop!), row.Id))
            .ToList();
        var parties = (await store.Ask(static database =>
            database.QueryAsync<(string Party, string Case)>("select party, cast(case_id as text) from case_parties")))
            .Select(static row => (EntityRef.Parse(row.Party), Guid.Parse(row.Case))).ToHashSet();

        Assert.Contains(shops, shop => !plain.Held.ContainsKey((shop.Id, shop.Item1)));
        Assert.All(shops, shop => Assert.Contains(shop, parties));
        Assert.All(plain.Held.Keys, held => Assert.Contains((held.Item2, held.Item1), parties));
    }

    [SkippableFact]
    public async Task Deliveries_repeated_overlapping_and_raced_change_nothing()
    {
        var ledger = new RandomCity(5).Live(900).Ledger;
        await using var once = await Open(ledger.Shape);
        await once.CatchUp(ledger, page: 1000);
        await using var often = await Open(ledger.Shape);
        var random = new Random(5);
        var rivals = new[] { often.Readers(ledger), often.Readers(ledger) };

        foreach (var partition in Enumerable.Range(0, ledger.Shape.Count))
        {
            var records = ledger.All.Where(record => record.Position.Partition == partition).ToList();
            for (var at = 0; at < records.Count; at += random.Next(1, 40))
            {
                var from = Math.Max(0, at - random.Next(40));
                var page = records.GetRange(from, Math.Min(records.Count - from, random.Next(1, 80)));
                await Task.WhenAll(rivals.Select(readers => readers[partition].Receive(page)));
            }

            await rivals[0][partition].Receive(records);
        }

        Assert.Equal(await once.Dump(), await often.Dump());
    }

    [SkippableFact]
    public async Task What_a_delivery_skipped_is_fetched_from_the_ledger_first()
    {
        var ledger = new RandomCity(6).Live(900).Ledger;
        await using var whole = await Open(ledger.Shape);
        await whole.CatchUp(ledger);
        await using var gaps = await Open(ledger.Shape);

        foreach (var (partition, reader) in gaps.Readers(ledger).Index())
        {
            foreach (var run in ledger
                    .All.Where(record => record.Position.Partition == partition)
                    .Chunk(20)
                    .Where(static (_, number) => number % 3 == 2))
            {
                await reader.Receive(run);
            }

            await reader.Receive([ledger.All.Last(record => record.Position.Partition == partition)]);
        }

        Assert.Equal(await whole.Dump(), await gaps.Dump());
    }

    [SkippableFact]
    public async Task A_rebuild_makes_the_very_rows_that_following_the_ledger_made()
    {
        var city = new RandomCity(8);
        await using var store = await Open(city.Ledger.Shape);
        for (var round = 0; round < 12; round++)
        {
            city.Live(90);
            await store.CatchUp(city.Ledger, page: 1 + (round * 7));
        }

        var followed = await store.Dump();
        var reports = new List<RebuildProgress>();
        await new ReadModelRebuilder(store, city.Ledger).Run(new Listener(reports));

        Assert.Equal(followed, await store.Dump());
        Assert.Equal(
            new RebuildProgress(city.Ledger.All.Count, city.Ledger.All.Count),
            reports.MaxBy(static progress => progress.Read));
        Assert.True(followed.Count > 1000);
    }

    [SkippableFact]
    public async Task Migrations_may_be_run_again_and_by_several_at_once()
    {
        await using var store = await Open(new LedgerOptions());

        await Task.WhenAll(store.Migrate(), store.Migrate());

        Assert.Empty(await store.Dump());
    }

    private static async Task<IEnumerable<((Guid, EntityRef) Key, Obligation Line)>> Obligations(
        ReadModelStore store,
        PlainReadModel plain)
    {
        var found = new List<((Guid, EntityRef), Obligation)>();
        foreach (var party in plain.Held.Keys.Select(static key => key.Item2).Distinct())
        {
            string? after = null;
            do
            {
                var page = (await store.Obligations(party, null, 100, after)).Value;
                found.AddRange(page.Items.Select(line => ((line.Case, party), line)));
                after = page.Next;
            }
            while (after is not null);
        }

        return found;
    }

    /// <summary>The city came to where it gets interesting.</summary>
    private static void Reached<T>(IEnumerable<T> all, Func<T, bool> interesting)
    {
        var reached = all.Any(interesting);
        Assert.True(reached);
    }

    private static List<string> Texts<TKey, T>(IEnumerable<(TKey Key, T Value)> rows) =>
        [
            .. rows.Select(static row => $"{row.Key} {JsonSerializer.Serialize(row.Value, EventCodec.Json)}")
                .Order(StringComparer.Ordinal),
        ];

    private sealed class Listener(List<RebuildProgress> reports) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value)
        {
            lock (reports)
            {
                reports.Add(value);
            }
        }
    }
}

public sealed class SqliteProjectionTests : ProjectionTests
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Sqlite(shape);
}

public sealed class PostgresProjectionTests(PostgresFixture server) : ProjectionTests, IClassFixture<PostgresFixture>
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Postgres(server, shape);
}
