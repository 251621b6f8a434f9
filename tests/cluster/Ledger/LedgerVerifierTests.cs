using Grid.Ledger;
using Grid.Storage;

namespace Grid.Tests.Ledger;

/// <summary>The audit finds what was done to the record behind the city's back.</summary>
public sealed class LedgerVerifierTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_honest_ledger_has_no_findings(string store)
    {
        await using var ledger = await Written(store);

        var progress = new List<LedgerProgress>();
        var findings = new List<LedgerFinding>();
        await foreach (var finding in new LedgerVerifier(ledger.Store, ledger.Audit).Verify(new Recorder(progress)))
        {
            findings.Add(finding);
        }

        Assert.Empty(findings);
        Assert.Equal(new(1, 1200, 1200), progress[^1]);
        Assert.Contains(new(1, 1000, 1200), progress);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_changed_value_is_found_at_its_record(string store)
    {
        string[] changes =
        [
            "payload = payload || ' '",
            "source = 'case/another'",
            "version = 700",
            "type = 'case.refused'",
            "\"by\" = 'desk-2'",
            "hash = substr(hash, 1, 31)",
            store == "SQLite" ? "at = at + 1" : "at = at + interval '1 microsecond'",
            store == "SQLite" ? "parties = '[\"cell/330424001002017\"]'" : "parties = '{cell/330424001002017}'",
            store == "SQLite" ? "parties = 'nonsense'" : "parties = '{nonsense}'",
        ];
        await using var ledger = await Written(store);
        for (var i = 0; i < changes.Length; i++)
        {
            await ledger.Tamper($"update ledger set {changes[i]} where partition = 0 and position = {10 * (i + 1)}");
        }

        var found = (await ledger.Verify())
            .Where(static finding => finding.Wrong.Contains("hash", StringComparison.Ordinal))
            .Select(static finding => (finding.Partition, finding.Position))
            .ToList();

        Assert.Equal(
            Enumerable.Range(1, changes.Length).Select(static place => (0, 10L * place)).Append((0, 61L)).Order(),
            found);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_swapped_pair_is_found(string store)
    {
        await using var ledger = await Written(store);
        await ledger.Tamper("""
            update ledger set position = -1 where partition = 1 and position = 500;
            update ledger set position = 500 where partition = 1 and position = 501;
            update ledger set position = 501 where partition = 1 and position = -1
            """);

        var findings = await ledger.Verify();

        Assert.Contains(findings, static finding => finding is { Partition: 1, Position: 500 });
        Assert.Contains(findings, static finding => finding is { Partition: 1, Position: 501 });
        Assert.DoesNotContain(findings, static finding => finding.Partition == 0 || finding.Position > 502);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Deleted_records_are_found_where_they_were(string store)
    {
        await using var ledger = await Written(store);
        await ledger.Tamper(
            "delete from ledger where (partition = 0 and position = 7) or (partition = 0 and position >= 49) or "
            + "(partition = 1 and position between 1000 and 1001)");

        var findings = await ledger.Verify();

        Assert.Equal(
            [
                (0, 7L, "The record is missing."),
                (0, 49L, "The records up to the head at 100 are missing."),
                (1, 1000L, "The records up to 1001 are missing."),
            ],
            findings
                .Where(static finding => finding.Wrong.Contains("missing", StringComparison.Ordinal))
                .Select(static finding => (finding.Partition, finding.Position, finding.Wrong)));
        Assert.Contains(
            findings,
            static finding =>
                finding is { Partition: 0, Position: 8 }
                && finding.Wrong.StartsWith("Version 8 of case/a follows version 6", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_planted_record_is_found_wherever_it_is_planted(string store)
    {
        const string columns = "type, at, \"by\", parties, payload, hash";
        await using var ledger = await Written(store);
        await ledger.Tamper($"""
            insert into ledger (partition, position, source, version, {columns}) select partition, 101, source, 101, {columns} from ledger where partition = 0 and position = 100;
            insert into ledger (partition, position, source, version, {columns}) select 3, 1, 'case/c', 1, {columns} from ledger where partition = 0 and position = 100;
            insert into ledger (partition, position, source, version, {columns}) select 1, 0, 'case/d', 1, {columns} from ledger where partition = 0 and position = 100
            """);

        var findings = await ledger.Verify();

        Assert.Contains(new(0, 101, "The records up to 101 lie beyond the head."), findings);
        Assert.Contains(new(3, 1, "The records up to 1 lie beyond the head."), findings);
        Assert.Contains(new(1, 0, "Positions begin at 1."), findings);
        Assert.Contains(
            findings,
            static finding =>
                finding is { Partition: 0, Position: 101 } && finding.Wrong.Contains("hash", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_duplicate_planted_after_the_index_that_forbids_it_was_taken_away_is_found(string store)
    {
        await using var ledger = await Written(store);
        const string columns = "source, version, type, at, \"by\", parties, payload, hash";
        await ledger.Tamper(store == "SQLite"
            ? "create table copy as select * from ledger; drop table ledger; alter table copy rename to ledger"
            : "alter table ledger drop constraint ledger_source_version");
        await ledger.Tamper($"""
            insert into ledger (partition, position, {columns}) select 1, 1201, {columns} from ledger where partition = 0 and position = 50;
            update ledger_head set position = 1201, hash = (select hash from ledger where partition = 1 and position = 1201) where partition = 1
            """);

        var findings = await ledger.Verify();

        Assert.Contains(
            findings,
            static finding =>
                finding is { Partition: 1, Position: 1201 } && finding.Wrong.Contains("hash", StringComparison.Ordinal)
        );
        Assert.Contains(findings, static finding => finding.Wrong == "Version 50 of case/a follows version 50.");
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_chain_forged_to_its_end_disagrees_with_the_head(string store)
    {
        await using var ledger = await Written(store);
        var last = (await ledger.Store.Read(0, 98, 2)).ToArray();
        var forged = LedgerChain.Hash(last[0].Hash, last[1] with { Payload = "forged" });
        var hex = Convert.ToHexString(forged);
        await ledger.Tamper(
            "update ledger set payload = 'forged', hash = "
            + $"{(store == "SQLite" ? $"x'{hex}'" : $"decode('{hex}', 'hex')")} where partition = 0 and position = "
                + "100");

        Assert.Equal(new(0, 100, "The head keeps another hash for this record."), Assert.Single(await ledger.Verify()));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_anchor_that_was_kept_finds_an_end_that_was_cut_off_with_its_head(string store)
    {
        await using var ledger = await Written(store);
        var anchor = await ledger.Anchor();
        Assert.Empty(await ledger.Verify(anchor));
        await ledger.Tamper("""
            delete from ledger where partition = 0 and position > 97;
            update ledger_head set position = 97, hash = (select hash from ledger where partition = 0 and position = 97) where partition = 0
            """);

        Assert.Empty(await ledger.Verify());
        var finding = Assert.Single(await ledger.Verify(anchor));

        Assert.Equal((0, 98L), (finding.Partition, finding.Position));
        Assert.StartsWith("The records up to 100 are missing: the anchor of ", finding.Wrong, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_anchor_that_was_kept_finds_a_ledger_that_was_emptied(string store)
    {
        await using var ledger = await Written(store);
        var anchor = await ledger.Anchor();
        await ledger.Tamper("delete from ledger; delete from ledger_head");

        Assert.Empty(await ledger.Verify());
        Assert.Equal(
            [(0, 1L), (1, 1L)],
            (await ledger.Verify(anchor)).Select(static finding => (finding.Partition, finding.Position)));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_anchor_that_was_kept_finds_a_chain_that_was_computed_again(string store)
    {
        await using var ledger = await Written(store);
        var anchor = await ledger.Anchor();
        var early = anchor with
        {
            Partitions = [new(0, 40, Convert.ToHexStringLower((await ledger.Store.Read(0, 39, 1))[0].Hash))],
        };
        var records = await ledger.Store.Read(0, 0, 100);
        var hash = records[48].Hash;
        foreach (var record in records.Skip(49))
        {
            var forged = record.Position.Position == 50 ? record with { Payload = "forged" } : record;
            hash = LedgerChain.Hash(hash, forged);
            var bytes =
                store == "SQLite" ? $"x'{Convert.ToHexString(hash)}'" : $"decode('{Convert.ToHexString(hash)}', 'hex')";
            await ledger.Tamper(
                $"update ledger set payload = '{forged.Payload}', hash = {bytes} where partition = 0 and position = "
                + $"{record.Position.Position}");
            await ledger.Tamper($"update ledger_head set hash = {bytes} where partition = 0");
        }

        Assert.Empty(await ledger.Verify());
        var finding = Assert.Single(await ledger.Verify(early, anchor));

        Assert.Equal((0, 100L), (finding.Partition, finding.Position));
        Assert.EndsWith("the chain was rewritten somewhere after 40.", finding.Wrong, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task No_anchor_is_taken_of_an_end_that_is_not_what_its_head_says(string store)
    {
        await using var ledger = await Written(store);
        await ledger.Tamper("delete from ledger where partition = 0 and position = 100");

        var refused = await Assert.ThrowsAsync<InvalidDataException>(ledger.Anchor);

        Assert.StartsWith("Partition 0 does not end as its head says.", refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_record_that_cannot_be_read_is_named_and_the_next_partition_is_walked(string store)
    {
        await using var ledger = await Written(store);
        await ledger.Tamper("delete from ledger where partition = 1 and position = 600");
        await ledger.Tamper(store == "SQLite"
            ? "update ledger set at = 400000000000000000 where partition = 0 and position = 61"
            : "update ledger set at = '294000-01-01' where partition = 0 and position = 61");

        var findings = await ledger.Verify();

        var first = findings.First(static finding => finding.Partition == 0);
        Assert.Equal(61, first.Position);
        // PostgreSQL's driver makes some time of it.
        Assert.Equal(store == "SQLite", first.Wrong.StartsWith("The record cannot be read", StringComparison.Ordinal));
        Assert.Contains(new(1, 600, "The record is missing."), findings);
    }

    [Fact]
    public async Task Damaged_pages_are_findings_in_a_sentence()
    {
        await using var ledger = await Written("SQLite");
        var file = ((StoreOptions.Embedded)ledger.Database).LedgerFile;
        await ledger.Tamper("pragma wal_checkpoint(truncate)");
        await using (var bytes = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            foreach (var page in Enumerable.Range(12, 40))
            {
                bytes.Position = page * 4096L;
                bytes.Write(Enumerable.Repeat((byte)0xA5, 60).ToArray());
            }
        }

        var findings = await ledger.Verify();

        Assert.Contains(findings, static finding => finding.Wrong.Contains("malformed", StringComparison.Ordinal));
        Assert.All(findings, static finding => Assert.DoesNotContain("\n", finding.Wrong, StringComparison.Ordinal));
    }

    /// <summary>
    /// A hundred events of one source in partition 0, and more than one page of others in partition 1.
    /// </summary>
    private async Task<TestLedger> Written(string store)
    {
        var ledger = await TestLedger.Create(store, postgres);
        var (first, second) = (await ledger.TakeOver(0), await ledger.TakeOver(1));
        await Task.WhenAll(
        [
            .. Enumerable
                .Range(0, 10)
                .Select(ten =>
                    ledger.Loop.Append(
                        first,
                        TestLedger.Request(
                            "case/a",
                            10 * ten,
                            [.. Enumerable.Range(1, 10).Select(number => $"{{\"number\":{10 * ten + number}}}")]))),
            .. Enumerable
                .Range(0, 1200)
                .Select(number =>
                    ledger.Loop.Append(second, TestLedger.Request($"case/{number}", 0, $"{{\"number\":{number}}}"))),
        ]);
        return ledger;
    }

    private sealed class Recorder(List<LedgerProgress> reports) : IProgress<LedgerProgress>
    {
        public void Report(LedgerProgress value) => reports.Add(value);
    }
}
