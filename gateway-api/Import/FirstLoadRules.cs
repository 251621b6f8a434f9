using Grid.Areas;
using Grid.Cells;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// The county's folder is a first load (decision 0029): a row is entered where it differs from the same row as loaded
/// before and the entry is still what that row made it. Everything else is left as the city has it.
/// </summary>
internal static class FirstLoadRules
{
    /// <param name="now">The entry as the city has it; null for none.</param>
    /// <param name="loaded">The entry as the folder last left it; null when the folder never entered it.</param>
    /// <param name="changesNow">Whether the row would change the entry as it is.</param>
    /// <param name="changesLoaded">
    /// Whether the row would change the entry as the folder left it, so the row is another than before.
    /// </param>
    public static RowFate Judge(RegisterView? now, RegisterView? loaded, bool changesNow, bool changesLoaded) =>
        (now, loaded) switch
    {
        (null, _) => RowFate.Enter,
        _ when !changesNow => RowFate.Same,
        (_, null) => RowFate.MadeByOthers,
        _ when now.Version == loaded.Version => RowFate.Enter,
        _ when !changesLoaded => RowFate.Same,
        _ when IsRetired(now.Ref, now.Data) => RowFate.Retired,
        _ => RowFate.ChangedSince,
    };

    private static bool IsRetired(EntityRef entry, RegisterData data) => data switch
    {
        CellData cell => cell.IsRetired(entry.Key),
        AreaData area => area.Retired,
        _ => false,
    };
}

/// <summary>What becomes of a row of the county's folder when the city starts again.</summary>
internal enum RowFate
{
    /// <summary>It is entered: there is no entry yet, or the entry is still what the folder made it.</summary>
    Enter,

    /// <summary>
    /// It says nothing new: the entry says the same, or the row is as it was when it was loaded before.
    /// </summary>
    Same,

    /// <summary>Its key comes again further down, and the later row counts.</summary>
    SaidAgain,

    /// <summary>The city changed the entry after the folder made it.</summary>
    ChangedSince,

    /// <summary>The entry was retired: its ground has other cells now, or its area is no longer in force.</summary>
    Retired,

    /// <summary>The folder did not make the entry.</summary>
    MadeByOthers,
}
