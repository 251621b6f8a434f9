namespace Grid.Cells;

/// <summary>Gives up a stuck re-cut and undoes what it entered.</summary>
[GenerateSerializer, Immutable, Alias("grid.recut.giveUp")]
public sealed record GiveUpRecut([property: Id(0)] string By, [property: Id(1)] string Reason);

/// <summary>What giving up a re-cut did, by code of the cell.</summary>
/// <param name="Restored">Cells that are again as they were before the re-cut.</param>
/// <param name="Withdrawn">New cells that are retired in favour of the old ones.</param>
/// <param name="Left">
/// Cells left as they are, because others have changed them since or the register refused to take them back.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.recut.givenUp.view")]
public sealed record RecutGivenUpView(
    [property: Id(0)] IReadOnlyList<string> Restored,
    [property: Id(1)] IReadOnlyList<string> Withdrawn,
    [property: Id(2)] IReadOnlyList<string> Left);
