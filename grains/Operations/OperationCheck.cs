using Grid.Counties;
using Grid.Foundation;

namespace Grid.Operations;

/// <summary>
/// Whether something may name a special operation. It reads the registers to their end before it says no.
/// </summary>
internal static class OperationCheck
{
    /// <summary>Why nothing of a time can name an operation of the county; null where it can, or names none.</summary>
    public static async ValueTask<Refusal?> Refuses(
        this RegisterFollower registers, County county, string? operation, DateTimeOffset at)
    {
        if (operation is null || Judge(county) is not { } refusal)
        {
            return null;
        }

        return (await registers.CatchUp()).Of(county.Code) is var latest && latest.Version > county.Version
            ? Judge(latest)
            : refusal;

        Refusal? Judge(County known) =>
            OperationRules.Refuses(operation, known.Operations.GetValueOrDefault(operation), known.DayOf(at));
    }
}
