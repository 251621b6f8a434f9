using Grid.Ledger;
using Grid.Storage;

namespace Grid.Tests.Ledger;

/// <summary>
/// The rules compare a ledger with the other parts of its store and with the anchors that an operator kept.
/// </summary>
public sealed class WitnessRulesTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_store_that_agrees_with_itself_has_no_findings() => Assert.Empty(Whole(Store()));

    [Fact]
    public void Each_that_saw_more_than_there_is_says_so()
    {
        var store = Store() with
        {
            Witnesses =
            [
                new(StorePart.Ledger, "brought records", 3, 12),
                new(StorePart.ReadModel, "read", 3, 11),
                new(StorePart.Grains, "a snapshot", 3, 9),
                new(StorePart.Grains, "a snapshot", 4, 99),
            ],
        };

        Assert.Equal(
            [
                new(3, 11, "The records up to 12 are missing: ledger.db has brought records there."),
                new(3, 11, "The records up to 11 are missing: readmodel.db has read there."),
            ],
            WitnessRules.Beyond(3, 10, new(store, [])));
    }

    [Fact]
    public void A_partition_that_only_a_witness_knows_is_walked()
    {
        var known = new LedgerWitnesses(
            Store() with
            {
                Cut = null,
                Witnesses = [new(StorePart.ReadModel, "read", 7, 1)],
            },
            [new("c1", default, [new(9, 1, Hash)])]);

        Assert.Equal(9, WitnessRules.LastPartition(known));
        Assert.Equal(16, WitnessRules.LastPartition(new(Store(), [])));
        Assert.Equal(-1, WitnessRules.LastPartition(LedgerWitnesses.None));
    }

    [Fact]
    public void A_fault_of_the_store_as_a_whole_is_reported()
    {
        var store = Store();
        var parts = store.Parts;

        Assert.Equal(
            "ledger.db is missing or empty. Put back the latest backup.",
            Assert.Single(Whole(store with { Parts = [parts[0] with { Presence = Presence.Missing }] })).Wrong);
        Assert.StartsWith(
            "ledger.db is damaged (malformed). Keep it aside",
            Assert.Single(Whole(store with { Parts = [parts[0] with { Damage = "malformed" }, parts[1]] })).Wrong,
            StringComparison.Ordinal);
        Assert.Equal(
            "readmodel.db is of city c2, and ledger.db of city c1.",
            Assert.Single(Whole(store with { Parts = [parts[0], parts[1] with { Identity = "c2" }] })).Wrong);
        Assert.Equal(
            "ledger.db no longer says into how many partitions it was cut.",
            Assert.Single(Whole(store with { Cut = null, Heads = new Dictionary<int, long>() })).Wrong);
        Assert.Equal(
            new(20, 0, "There is no such partition: the ledger was cut into 0 to 16."),
            Assert.Single(Whole(store with { Heads = new Dictionary<int, long> { [20] = 1 } })));
        Assert.Equal(
            "The anchor of 2026-01-02 00:00:00Z is of city c3, and this is city c1.",
            Assert
                .Single(WitnessRules.Whole(new(store, [new("c3", new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), [])])))
                .Wrong);
    }

    [Fact]
    public void An_anchor_is_read_as_it_was_printed()
    {
        var anchor = new LedgerAnchor(
            "c1", new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), [new(0, 12, Hash), new(16, 0, new string('0', 64))]);

        var read = LedgerAnchor.ReadAll("anchors", ["", anchor.ToString(), "  "]);

        Assert.Equal(anchor.ToString(), Assert.Single(read).ToString());
        Assert.DoesNotContain('\n', anchor.ToString());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData(
        """{"city":"c1","at":"2026-01-02T03:04:05+00:00","partitions":[{"partition":0,"position":1,"hash":"abc"}]}""")]
    [InlineData("""{"city":"c1","at":"2026-01-02T03:04:05+00:00","partitions":[],"more":1}""")]
    public void What_is_no_anchor_is_refused_with_its_line(string line)
    {
        var refused = Assert.Throws<InvalidDataException>(() => LedgerAnchor.ReadAll("anchors.ndjson", ["", line]));

        Assert.StartsWith(
            "anchors.ndjson line 2 is no anchor of a ledger: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_an_anchor_is_refused() =>
        Assert.Equal(
            "empty holds no anchor. 'ledger anchor' prints one.",
            Assert.Throws<InvalidDataException>(static () => LedgerAnchor.ReadAll("empty", [" "])).Message);

    private static IEnumerable<LedgerFinding> Whole(StoreState store) => WitnessRules.Whole(new(store, []));

    private static StoreState Store() => new(
        "/city",
        [
            new(StorePart.Ledger, "ledger.db", "remove it", Presence.Kept, "c1"),
            new(StorePart.ReadModel, "readmodel.db", "remove it", Presence.Kept, "c1"),
            new(StorePart.Grains, "grains.db", "remove it", Presence.Kept, "c1"),
        ],
        16, new Dictionary<int, long> { [3] = 10 }, new Dictionary<int, long> { [3] = 10 }, []);
}
