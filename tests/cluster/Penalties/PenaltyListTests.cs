using Grid.Ledger;
using Grid.Parties;
using Grid.Penalties;
using Grid.ReadModel;
using Grid.Tests.ReadModel;

namespace Grid.Tests.Penalties;

/// <summary>The list of penalty files, as it is read from the ledger into each store.</summary>
public abstract class PenaltyListTests
{
    private static readonly DateTimeOffset Start = new(2019, 4, 1, 9, 30, 0, TimeSpan.FromHours(8));

    private protected abstract Task<ReadModelStore> Open(LedgerOptions shape);

    [SkippableFact]
    public async Task Files_are_listed_page_after_page_as_they_stand_and_counted_by_procedure()
    {
        var ledger = new MemoryLedger(new LedgerOptions());
        await using var store = await Open(ledger.Shape);
        for (var file = 0; file < 9; file++)
        {
            Lead(ledger, file);
        }

        await store.CatchUp(ledger, page: 2);

        var query = new PenaltyQuery(null, null, null, 4, null, null);
        var first = (await store.Penalties(query)).Value;
        var second = (await store.Penalties(query with { After = first.Lines.Next })).Value;
        var third = (await store.Penalties(query with { After = second.Lines.Next })).Value;
        var listed = first.Lines.Items.Concat(second.Lines.Items).Concat(third.Lines.Items).ToList();
        Assert.Equal([.. Enumerable.Range(0, 9).Reverse().Select(Of)], listed.Select(static line => line.Id));
        Assert.Null(third.Lines.Next);
        Assert.Equal(new PenaltyCounts(2, 1, 2), second.Decided); // every other file, by turns of the procedures

        var shop = new EntityRef(EntityKind.Shop, "S-1");
        var decided = (await store.Penalties(query with { Party = shop, Stage = PenaltyStage.Decided })).Value;
        Assert.Equal([Of(4)], decided.Lines.Items.Select(static line => line.Id));
        Assert.Equal(304.5m, decided.Lines.Items[0].Fine);
        Assert.Equal(
            [Of(7), Of(4), Of(1)],
            (await store.Penalties(query with { Procedure = PenaltyProcedure.General }))
                .Value.Lines.Items.Select(static line => line.Id));
        Assert.Empty((await store.Penalties(query with { County = "999902" })).Value.Lines.Items);
        Assert.Equal("page.cursor", (await store.Penalties(query with { After = "x" })).Refusal?.Code);
    }

    /// <summary>A file is opened; every other one is decided.</summary>
    private static void Lead(MemoryLedger ledger, int file)
    {
        var opened = new OpenPenalty(
            new(EntityKind.Shop, $"S-{file % 3}"), PartySort.Organisation, "04-05", "beyondDoor",
            (PenaltyProcedure)(file % 3), null, ["P-1", "P-2"], null, Certain: true, Harm: true, Life: false, null,
            "P-1", County: "330424");
        var brief = new PenaltyBrief(
            Of(file), "330424", opened.Party, "beyondDoor", "04-05", opened.Procedure, PenaltyStage.Found,
            Start.AddHours(file), null, null);
        var partition = file % ledger.Shape.Count;
        var source = $"{PenaltyRules.Sources}{Of(file)}";
        ledger.Append(partition, source, 1, new PenaltyOpened(opened) { Brief = brief, At = Start, By = "P-1" }, []);
        if (file % 2 == 0)
        {
            var step = new StepPenalty { Verb = PenaltyVerb.Decide, By = "P-1", Amount = 300.5m + file };
            ledger.Append(
                partition,
                source,
                2,
                new PenaltyStepped(step)
                {
                    Brief = brief with { Stage = PenaltyStage.Decided, Fine = step.Amount, DecidedAt = Start },
                    At = Start,
                    By = "P-1",
                },
                []);
        }
    }

    private static Guid Of(int file) => new(file, 0, 0, new byte[8]);
}

public sealed class SqlitePenaltyListTests : PenaltyListTests
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Sqlite(shape);
}

public sealed class PostgresPenaltyListTests(PostgresFixture server) : PenaltyListTests, IClassFixture<PostgresFixture>
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Postgres(server, shape);
}
