namespace Grid.Atlas;

/// <summary>
/// 门前三包责任区: the ground for which a shop answers. Along the street it reaches from <paramref name="From"/> to
/// <paramref name="To"/>, and outward from its wall base to the kerb.
/// </summary>
internal readonly record struct Frontage(string Shop, double From, double To, double Wall, string? Building = null);

/// <summary>The front of a shop as its register gives it: metres along one side of its segment.</summary>
/// <param name="Building">The building it is in; null where its entry does not say.</param>
internal sealed record ShopFront(
    string Shop, bool Left, double From, double To, double Wall, string? Building = null);

/// <summary>
/// Divides one side of a segment between its shops: each has the width of its front, and half of the gap to each
/// neighbour. The ground past the outermost fronts, where there is no neighbour, and past the segment's ends stays with
/// the street. No two frontages hold the same metre.
/// </summary>
internal static class FrontageRules
{
    /// <summary>The frontages of one side, in order along the street.</summary>
    /// <param name="sharedGap">A wider gap is divided only up to this many metres, half to each side.</param>
    public static Frontage[] Row(IEnumerable<ShopFront> fronts, double length, double sharedGap)
    {
        var row = fronts
            .Select(front =>
                front with
                {
                    From = Math.Clamp(front.From, 0, length),
                    To = Math.Clamp(front.To, 0, length),
                })
            .Where(static front => front.From < front.To)
            .OrderBy(static front => front.From)
            .ThenBy(static front => front.To)
            .ThenBy(static front => front.Shop, StringComparer.Ordinal)
            .ToArray();
        List<Frontage> shared = [];
        var from = row.Length > 0 ? row[0].From : 0;
        for (var i = 0; i < row.Length; i++)
        {
            var (to, next) = i + 1 < row.Length ? Between(row[i], row[i + 1], sharedGap) : (row[i].To, 0);
            if (to > from)
            {
                shared.Add(new(row[i].Shop, from, to, row[i].Wall, row[i].Building));
            }

            // A front that overlaps several others could push a border back; a border never goes back.
            from = Math.Max(next, Math.Max(from, to));
        }

        return [.. shared];
    }

    /// <summary>
    /// The frontage at a chainage, when the point lies between its wall and the kerb. On a border the earlier one.
    /// </summary>
    public static Frontage? Find(Frontage[] row, double chainage, double metres)
    {
        var low = FirstEndingAt(row, chainage);
        return low < row.Length && row[low].From <= chainage && metres <= row[low].Wall ? row[low] : null;
    }

    /// <summary>The frontage nearest to a point beside the segment, with its metres from it; 0 upon it.</summary>
    /// <param name="kerb">Metres from the centre line to the kerb.</param>
    public static (double Metres, string Shop)? Nearest(Frontage[] row, double chainage, double metres, double kerb)
    {
        (double Metres, string Shop)? nearest = null;
        var first = FirstEndingAt(row, chainage);
        for (var i = Math.Max(first - 1, 0); i < Math.Min(first + 1, row.Length); i++)
        {
            var away = double.Hypot(
                Math.Max(0, Math.Max(row[i].From - chainage, chainage - row[i].To)),
                Math.Max(0, Math.Max(metres - row[i].Wall, kerb - metres)));
            nearest = nearest?.Metres <= away ? nearest : (away, row[i].Shop);
        }

        return nearest;
    }

    /// <summary>The first frontage that ends at a chainage or behind it.</summary>
    private static int FirstEndingAt(Frontage[] row, double chainage)
    {
        var (low, high) = (0, row.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = row[middle].To < chainage ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (double To, double Next) Between(ShopFront left, ShopFront right, double sharedGap)
    {
        var gap = right.From - left.To;
        if (gap >= 0)
        {
            return (left.To + (Math.Min(gap, sharedGap) / 2), right.From - (Math.Min(gap, sharedGap) / 2));
        }

        // Two surveys contradict each other: each front keeps half of the metres that both claim.
        var middle = (right.From + Math.Min(left.To, right.To)) / 2;
        return (middle, middle);
    }
}
