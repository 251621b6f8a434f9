using System.Text;
using Grid.Counties.Export;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Tests.Counties;

/// <summary>The file of an exported county shows what was changed in it, left out or added.</summary>
public sealed class ExportTests
{
    private static readonly string[] File = Written();

    [Fact]
    public async Task A_file_as_it_was_written_is_whole() => Assert.Empty(await Faults(File));

    [Fact]
    public async Task A_changed_word_is_found()
    {
        var faults = await Faults(
            [.. File.Select(static line => line.Replace("shop", "shoq", StringComparison.Ordinal))]);

        Assert.Contains(faults, static fault => fault.StartsWith("line 2:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)] // the first record
    [InlineData(3)] // the last
    public async Task A_line_that_is_left_out_is_found(int line) =>
        Assert.NotEmpty(await Faults([.. File.Where((_, i) => i != line)]));

    [Fact]
    public async Task A_record_that_is_made_up_again_is_found_by_the_sum()
    {
        var faults = await Faults([.. File.Take(3), .. File.Skip(2)]);

        Assert.Contains(faults, static fault => fault.Contains("not those", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_found() =>
        Assert.Contains("breaks off", Assert.Single(await Faults(File[..^1])), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_something_else_is_no_county() => Assert.NotEmpty(await Faults(["kind,code"]));

    private static async Task<List<string>> Faults(IReadOnlyList<string> lines)
    {
        var faults = new List<string>();
        using var text = new StringReader(string.Concat(lines.Select(static line => line + "\n")));
        await foreach (var fault in new ExportCheck().Read(text))
        {
            faults.Add(fault);
        }

        return faults;
    }

    private static string[] Written()
    {
        var lines = new List<string> { new ExportLine(new ExportHead(1, "330482", "x", default)).ToString() };
        var before = LedgerChain.Origin;
        for (var version = 1; version <= 3; version++)
        {
            var record = new LedgerRecord
            {
                Position = new(16, version),
                Source = "shop/330482-1",
                Version = version,
                Type = "registered",
                At = DateTimeOffset.UnixEpoch.AddDays(version),
                By = "x",
                Parties = [new EntityRef(EntityKind.Shop, "330482-1")],
                Payload = "{}",
                Hash = [],
            };
            record = record with { Hash = LedgerChain.Hash(before, record) };
            lines.Add(new ExportLine(Record: ExportedRecord.Of(record, before)).ToString());
            before = record.Hash;
        }

        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n")));
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return [.. lines, new ExportLine(End: new(3, 0, 3, sum)).ToString()];
    }
}
