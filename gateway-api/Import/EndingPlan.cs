using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;

namespace Grid.Gateway.Import;

/// <summary>What a file that replaces a register would end.</summary>
/// <param name="Today">The county's day.</param>
/// <param name="InForce">How many entries of the county and kind are in force.</param>
/// <param name="Going">Those of them that the file does not have, by code.</param>
internal sealed record EndingPlan(
    RegisterForm Form, string County, DateOnly Today, int InForce, IReadOnlyList<EntityRef> Going)
{
    private const int Named = 3;

    /// <summary>
    /// Why nothing is entered: more would end than may without confirmation, or another number than the caller
    /// confirms. Null when it may be.
    /// </summary>
    public string? Unconfirmed(int? confirmed, GatewayOptions options)
    {
        if (confirmed == Going.Count || (confirmed is null && !options.IsLarge(Going.Count, InForce)))
        {
            return null;
        }

        var wrong = confirmed is { } count ? $"confirm={count} does not fit: " : "";
        var examples = Going.Count > 0
            ? $", the first {string.Join("; ", Going.Take(Named).Select(static entry => entry.Key))}"
            : "";
        return $"{wrong}{Going.Count} of the {InForce} {Form.Plural} in force in county {County} would end{examples}. "
            + $"Send all that are to stay, or confirm={Going.Count} to have it so; check=true names them all.";
    }
}
