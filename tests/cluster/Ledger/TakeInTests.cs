using Grid.Ledger;

namespace Grid.Tests.Ledger;

/// <summary>Records of another ledger come behind those that are here, on both stores.</summary>
public sealed class TakeInTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Records_of_another_ledger_are_all_stored_or_none(string store)
    {
        await using var from = await TestLedger.Create(store, postgres);
        var (one, two) = (await from.TakeOver(1), await from.TakeOver(2));
        await from.Loop.Append(two, TestLedger.Request("case/b", 0, "\"1\"", "\"{\\\\}\""));
        await from.Loop.Append(one, TestLedger.Request("case/a", 0, "\"3\""));
        var records = await from.ReadAll();
        await using var into = await TestLedger.Create(store, postgres);
        var owned = await into.TakeOver(2);
        await into.Loop.Append(owned, TestLedger.Request("case/here", 0, "\"0\""));

        Assert.Equal(3, await into.Writer.TakeIn(records));

        Assert.Equal([0, 1, 3, 0], (await into.Store.Heads()).Take(4));
        Assert.Equal(
            records.Select(static record => (record.Source, record.Version, record.At, record.Payload)),
            (await into.ReadAll()).Where(static record => record.Source != "case/here")
                .Select(static record => (record.Source, record.Version, record.At, record.Payload)));
        Assert.Equal(records[0].Parties, (await into.Store.ReadSource(records[0].Source))[0].Parties);
        Assert.Empty(await into.Verify());

        // Who owned the partition before must take it over again.
        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            into.Loop.Append(owned, TestLedger.Request("case/late", 0, "\"4\"")));

        // One of these is here already, so the other is not stored either.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            into.Writer.TakeIn([records[0] with { Source = "case/new" }, records[1]]));
        Assert.Empty(await into.Store.ReadSource("case/new"));
        Assert.Equal([0, 1, 3, 0], (await into.Store.Heads()).Take(4));
        Assert.Empty(await into.Verify());
    }
}
