using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Grid.Cells;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Cells;

/// <summary>网格调整, as it is sent.</summary>
/// <param name="Retire">Codes of the cells that give way.</param>
/// <param name="Create">The cells that take over: GeoJSON features, or objects with the columns of cells.</param>
/// <param name="By">Who decides it. Needed.</param>
/// <param name="County">Whose; needed where more than one is registered and the codes do not say it.</param>
public sealed record RecutBody(
    [property: Required] IReadOnlyList<string>? Retire,
    [property: Required] IReadOnlyList<JsonElement>? Create,
    [property: Required, StringLength(64)] string? By,
    string? County = null);

/// <summary>What a re-cut did.</summary>
public sealed record RecutDoneBody(IReadOnlyList<string> Retired, IReadOnlyList<ShownRow> Created);

/// <summary>Gives up the re-cut that is pending.</summary>
/// <param name="By">Who gives it up. Needed.</param>
/// <param name="Reason">Why. Needed.</param>
/// <param name="County">Whose; needed where more than one county is registered.</param>
public sealed record GiveUpRecutBody(
    [property: Required, StringLength(64)] string? By,
    [property: Required, StringLength(1000)] string? Reason,
    string? County = null);

/// <summary>What giving up a re-cut did, by code of the cell.</summary>
/// <param name="Restored">Again as before it.</param>
/// <param name="Withdrawn">New ones, retired in favour of the old.</param>
/// <param name="Left">As they are: others have changed them since, or the register did not take them back.</param>
public sealed record RecutGivenUpBody(
    IReadOnlyList<string> Restored,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<string> Left);

/// <summary>The re-cut of a county that is not entered to its last cell; null when there is none.</summary>
public sealed record PendingRecutBody(string County, RecutStateBody? Pending);

/// <summary>A re-cut that is under way.</summary>
/// <param name="Stuck">Why it stopped, and at which cell; null while it goes on.</param>
public sealed record RecutStateBody(
    IReadOnlyList<string> Retire,
    IReadOnlyList<string> Create,
    string By,
    DateTimeOffset? Since,
    string? Stuck)
{
    internal static RecutStateBody From(PendingRecut pending) =>
        new(pending.Retire, pending.Create, pending.By, pending.Since, pending.Stuck?.Message);
}
