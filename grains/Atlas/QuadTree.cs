using Grid.Places;

namespace Grid.Atlas;

/// <summary>
/// A spatial index that grows without being rebuilt: each change copies the path to its squares and shares the rest.
/// Every item lies in the at most four squares of the level its box fits, so a query for a point walks one path from
/// the whole earth to 150 m.
/// </summary>
internal sealed class QuadTree<T>
    where T : class, IMapped
{
    /// <summary>The number of halvings of 360 degrees.</summary>
    private const int Levels = 18;

    private const int Squares = 1 << Levels;

    private readonly Node? root;

    private QuadTree(Node? root) => this.root = root;

    public static QuadTree<T> Empty { get; } = new(null);

    /// <summary>The index with one thing replaced: <paramref name="old"/> out, <paramref name="now"/> in.</summary>
    public QuadTree<T> Replace(T? old, T? now)
    {
        var changed = root;
        if (old?.Reach is { } left)
        {
            changed = Change(changed, new(left), 0, 0, 0, old, null);
        }

        if (now?.Reach is { } taken)
        {
            changed = Change(changed, new(taken), 0, 0, 0, null, now);
        }

        return ReferenceEquals(changed, root) ? this : new(changed);
    }

    /// <summary>All items with a reach that holds the point.</summary>
    public Walk At(GeoPoint point) => new(root, point);

    /// <summary>All items with a reach that meets the box, each once, by code.</summary>
    public IReadOnlyList<T> Meeting(Box box)
    {
        HashSet<T> found = [];
        Collect(root, new(box), 0, 0, 0, box, found);
        return [.. found.OrderBy(static item => item.Code, StringComparer.Ordinal)];
    }

    private static void Collect(Node? node, Cover cover, int level, int x, int y, Box box, HashSet<T> found)
    {
        if (node is null)
        {
            return;
        }

        found.UnionWith(node.Items.Where(item => item.Reach!.Value.Meets(box)));
        for (var child = 0; child < 4 && level < Levels; child++)
        {
            var (left, bottom) = ((x << 1) | (child & 1), (y << 1) | (child >> 1));
            if (cover.Touches(level + 1, left, bottom))
            {
                Collect(node[child], cover, level + 1, left, bottom, box, found);
            }
        }
    }

    private static Node? Change(Node? node, Cover cover, int level, int x, int y, T? old, T? now)
    {
        node ??= Node.Nothing;
        if (level == cover.Level)
        {
            return node.With(
                now is null ? [.. node.Items.Where(item => !ReferenceEquals(item, old))] : [.. node.Items, now]);
        }

        for (var child = 0; child < 4; child++)
        {
            var (left, bottom) = ((x << 1) | (child & 1), (y << 1) | (child >> 1));
            if (cover.Touches(level + 1, left, bottom))
            {
                node = node.With(child, Change(node[child], cover, level + 1, left, bottom, old, now));
            }
        }

        return node.IsNothing ? null : node;
    }

    private static int Across(double lon) => (int)Math.Clamp((lon + 180) / 360 * Squares, 0, Squares - 1);

    private static int Up(double lat) => (int)Math.Clamp((lat + 180) / 360 * Squares, 0, Squares - 1);

    /// <summary>The squares that a box covers, on the level with squares as wide as the box.</summary>
    private readonly struct Cover(Box box)
    {
        private readonly int west = Across(box.West);
        private readonly int east = Across(box.East);
        private readonly int south = Up(box.South);
        private readonly int north = Up(box.North);

        public int Level { get; } = (int)Math.Clamp(
            Math.Log2(360 / Math.Max(Math.Max(box.East - box.West, box.North - box.South), 1e-9)), 0, Levels);

        public bool Touches(int level, int x, int y)
        {
            var shift = Levels - level;
            return x >= west >> shift && x <= east >> shift && y >= south >> shift && y <= north >> shift;
        }
    }

    /// <summary>One path through the tree, item by item; allocates nothing.</summary>
    public struct Walk
    {
        private readonly GeoPoint point;
        private readonly int x;
        private readonly int y;
        private Node? node;
        private int level;
        private int index;

        internal Walk(Node? root, GeoPoint point)
        {
            node = root;
            this.point = point;
            index = -1;
            x = Across(point.Lon);
            y = Up(point.Lat);
        }

        public readonly T Current => node!.Items[index];

        public readonly Walk GetEnumerator() => this;

        public bool MoveNext()
        {
            while (node is not null)
            {
                while (++index < node.Items.Length)
                {
                    if (Current.Reach!.Value.Contains(point))
                    {
                        return true;
                    }
                }

                var bit = Levels - ++level;
                node = bit < 0 ? null : node[((x >> bit) & 1) | (((y >> bit) & 1) << 1)];
                index = -1;
            }

            return false;
        }
    }

    internal sealed class Node
    {
        private readonly Node? southWest;
        private readonly Node? southEast;
        private readonly Node? northWest;
        private readonly Node? northEast;

        private Node(T[] items, Node? southWest, Node? southEast, Node? northWest, Node? northEast)
        {
            Items = items;
            this.southWest = southWest;
            this.southEast = southEast;
            this.northWest = northWest;
            this.northEast = northEast;
        }

        public static Node Nothing { get; } = new([], null, null, null, null);

        public T[] Items { get; }

        public bool IsNothing =>
            Items.Length == 0 && southWest is null && southEast is null && northWest is null && northEast is null;

        public Node? this[int child] =>
            child switch
            {
                0 => southWest,
                1 => southEast,
                2 => northWest,
                _ => northEast,
            };

        public Node With(T[] items) => new(items, southWest, southEast, northWest, northEast);

        public Node With(int child, Node? now) => new(
            Items,
            child == 0 ? now : southWest,
            child == 1 ? now : southEast,
            child == 2 ? now : northWest,
            child == 3 ? now : northEast);
    }
}
