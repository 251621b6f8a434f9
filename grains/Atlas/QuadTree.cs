using Grid.Places;

namespace Grid.Atlas;

/// <summary>
/// A spatial index that is added to without being rebuilt: each change copies the path to its squares and shares the
/// rest. Every item lies in the at most four squares of the level its box fits, so asking for a point walks one path
/// from the whole earth to 150 m.
/// </summary>
internal sealed class QuadTree<T>
    where T : class, IMapped
{
    /// <summary>Halvings of 360 degrees.</summary>
    private const int Levels = 18;

    private const int Squares = 1 << Levels;

    private readonly Node? _root;

    private QuadTree(Node? root) => _root = root;

    public static QuadTree<T> Empty { get; } = new(null);

    /// <summary>The index with one thing replaced: <paramref name="old"/> out, <paramref name="now"/> in.</summary>
    public QuadTree<T> Replace(T? old, T? now)
    {
        var root = _root;
        if (old?.Reach is { } left)
        {
            root = Change(root, new(left), 0, 0, 0, old, null);
        }

        if (now?.Reach is { } taken)
        {
            root = Change(root, new(taken), 0, 0, 0, null, now);
        }

        return ReferenceEquals(root, _root) ? this : new(root);
    }

    /// <summary>Everything whose reach holds the point.</summary>
    public Walk At(GeoPoint point) => new(_root, point);

    /// <summary>Everything whose reach meets the box, each once, by code.</summary>
    public IReadOnlyList<T> Meeting(Box box)
    {
        HashSet<T> found = [];
        Collect(_root, new(box), 0, 0, 0, box, found);
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

    /// <summary>The squares a box covers, and the level whose squares are as wide as the box.</summary>
    private readonly struct Cover(Box box)
    {
        private readonly int _west = Across(box.West);
        private readonly int _east = Across(box.East);
        private readonly int _south = Up(box.South);
        private readonly int _north = Up(box.North);

        public int Level { get; } = (int)Math.Clamp(
            Math.Log2(360 / Math.Max(Math.Max(box.East - box.West, box.North - box.South), 1e-9)), 0, Levels);

        public bool Touches(int level, int x, int y)
        {
            var shift = Levels - level;
            return x >= _west >> shift && x <= _east >> shift && y >= _south >> shift && y <= _north >> shift;
        }
    }

    /// <summary>One path through the tree, item by item; allocates nothing.</summary>
    public struct Walk
    {
        private readonly GeoPoint _point;
        private readonly int _x;
        private readonly int _y;
        private Node? _node;
        private int _level;
        private int _index;

        internal Walk(Node? root, GeoPoint point)
        {
            (_node, _point, _index) = (root, point, -1);
            (_x, _y) = (Across(point.Lon), Up(point.Lat));
        }

        public readonly T Current => _node!.Items[_index];

        public readonly Walk GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_node is not null)
            {
                while (++_index < _node.Items.Length)
                {
                    if (Current.Reach!.Value.Contains(_point))
                    {
                        return true;
                    }
                }

                var bit = Levels - ++_level;
                _node = bit < 0 ? null : _node[((_x >> bit) & 1) | (((_y >> bit) & 1) << 1)];
                _index = -1;
            }

            return false;
        }
    }

    internal sealed class Node
    {
        private readonly Node? _southWest;
        private readonly Node? _southEast;
        private readonly Node? _northWest;
        private readonly Node? _northEast;

        private Node(T[] items, Node? southWest, Node? southEast, Node? northWest, Node? northEast) =>
            (Items, _southWest, _southEast, _northWest, _northEast) = (
                items, southWest, southEast, northWest,
                northEast);

        public static Node Nothing { get; } = new([], null, null, null, null);

        public T[] Items { get; }

        public bool IsNothing =>
            Items.Length == 0 && _southWest is null && _southEast is null && _northWest is null && _northEast is null;

        public Node? this[int child] =>
            child switch
            {
                0 => _southWest,
                1 => _southEast,
                2 => _northWest,
                _ => _northEast,
            };

        public Node With(T[] items) => new(items, _southWest, _southEast, _northWest, _northEast);

        public Node With(int child, Node? now) => new(
            Items,
            child == 0 ? now : _southWest,
            child == 1 ? now : _southEast,
            child == 2 ? now : _northWest,
            child == 3 ? now : _northEast);
    }
}

/// <summary>Something with a place on the map: <see cref="Reach"/> is the box of all points it may matter to.</summary>
internal interface IMapped
{
    string Code { get; }

    /// <summary>Null when it has no place yet, or no longer.</summary>
    Box? Reach { get; }
}
