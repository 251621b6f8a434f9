using Grid.Places;
using Grid.Rulebook;

namespace Grid.Gateway.Changes;

/// <summary>What a filter asks of the case that a record is about.</summary>
/// <param name="Class">Code of its class as it is now, which a correction may have changed since.</param>
internal sealed record ChangedCase(string Class, Place Place)
{
    private const string Prefix = "case/";

    public static string SourceOf(Guid id) => $"{Prefix}{id:D}";

    /// <summary>The case that a source names; null for another source.</summary>
    public static Guid? Of(string source) =>
        source.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(source.AsSpan(Prefix.Length), out var id)
        ? id
        : null;

    public bool LiesIn(string territory) =>
        territory == Place.Subdistrict || territory == Place.Community;

    /// <param name="pattern">A class, or a beginning with <c>-*</c>.</param>
    public bool IsOf(string pattern) => pattern == Class || ClassCodes.Wider(Class).Contains(pattern);
}
