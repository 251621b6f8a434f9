using Grid.Gateway.Export;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Silo.Folders;

/// <summary>What the ledger has of one county, read without a city.</summary>
internal sealed class LedgerContents(IEnumerable<RegisterView> entries) : ICountyContents
{
    private readonly ILookup<EntityKind, RegisterView> held = entries
        .OrderBy(static entry => entry.Ref.Key, StringComparer.Ordinal)
        .ToLookup(static entry => entry.Ref.Kind);

    public IAsyncEnumerable<RegisterView> Entries(EntityKind kind, string? county, CancellationToken stop) =>
        held[kind].ToAsyncEnumerable();

    public Task<TableData?> Table(string name, string county) => Task.FromResult(
        held[EntityKind.Table].FirstOrDefault(entry => entry.Ref.Key == $"{county}/{name}")?.Data as TableData);
}
