using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Export;

/// <summary>What is written as files: the entries of a county, and its tables.</summary>
internal interface ICountyContents
{
    /// <summary>The entries by code.</summary>
    /// <param name="county">Null for those of every county.</param>
    IAsyncEnumerable<RegisterView> Entries(EntityKind kind, string? county, CancellationToken stop);

    /// <returns>Null when the county has no such table.</returns>
    Task<TableData?> Table(string name, string county);
}
