namespace Grid.Gateway.Foundation;

/// <summary>The known name that an unknown one most likely means, so that a refusal can suggest it.</summary>
internal static class Nearest
{
    private const int LongestCompared = 64;

    /// <summary>
    /// The known name with the fewest letters to change, or null when none is near. Letter case, blanks, <c>_</c> and
    /// <c>-</c> count for nothing: <c>vaccinated_until</c> means <c>vaccinatedUntil</c>.
    /// </summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        var sought = Folded(name);
        if (sought.Length is 0 or > LongestCompared)
        {
            return null;
        }

        var (nearest, least) = ((string?)null, Math.Max(1, sought.Length / 3) + 1);
        foreach (var candidate in known)
        {
            var changes = Changes(sought, Folded(candidate));
            if (changes < least)
            {
                (nearest, least) = (candidate, changes);
            }
        }

        return nearest;
    }

    /// <summary>
    /// A sentence for the end of a refusal: <c> Did you mean reportedAt?</c>, or the list of what is known.
    /// </summary>
    public static string Hint(string name, IReadOnlyCollection<string> known) =>
        To(name, known) is { } meant ? $" Did you mean {meant}?" : $" Known are {string.Join(", ", known)}.";

    private static string Folded(string name) =>
        string.Concat(name.Where(static letter => letter is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant));

    /// <summary>
    /// Letters to put in, take out, exchange or swap with their neighbour (optimal string alignment).
    /// </summary>
    private static int Changes(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > LongestCompared / 2)
        {
            return int.MaxValue;
        }

        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= to.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var exchanged = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var least = Math.Min(exchanged, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                rows[i, j] = swapped ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
            }
        }

        return rows[from.Length, to.Length];
    }
}
