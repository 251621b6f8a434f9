using CsCheck;
using Grid.Atlas;
using Grid.Places;

namespace Grid.Tests.Atlas;

public sealed class QuadTreeTests
{
    private static readonly Gen<Box> Boxes =
        from lon in Gen.Double[-180, 180]
        from lat in Gen.Double[-90, 90]
        from near in Gen.Bool
        from exponent in Gen.Double[-5, 2]
        from width in Gen.Double[0, 1]
        from height in Gen.Double[0, 1]
        let west = near ? 120 + (lon / 1e4) : lon
        let south = near ? 30 + (lat / 1e4) : lat
        let size = near ? Math.Min(Math.Pow(10, exponent), 0.1) : Math.Pow(10, exponent)
        select new Box(west, south, west + (width * size), south + (height * size));

    [Fact]
    public void The_index_finds_what_a_list_would_find()
    {
        var found = 0;
        Gen.Select(
                Boxes.Array[0, 60],
                Gen.Bool.Array[60],
                Gen.Select(Gen.Double[119.98, 120.02], Gen.Double[29.99, 30.01]).Array[20],
                Boxes)
            .Sample(
                (boxes, gone, points, box) =>
        {
            var items = boxes.Select(static (box, i) => new Item(i.ToString("000", null), box)).ToArray();
            var all = items.Aggregate(QuadTree<Item>.Empty, static (tree, item) => tree.Replace(null, item));
            var some = items.Where((_, i) => gone[i]).Aggregate(all, static (tree, item) => tree.Replace(item, null));
            var kept = items.Where((_, i) => !gone[i]).ToArray();

            foreach (var point in points
                    .Select(static p => new GeoPoint(p.Item1, p.Item2))
                    .Concat(boxes.Select(static b => new GeoPoint(b.East, b.North))))
            {
                Assert.Equal(Codes(items.Where(item => item.Reach!.Value.Contains(point))), Codes(List(all, point)));
                Assert.Equal(Codes(kept.Where(item => item.Reach!.Value.Contains(point))), Codes(List(some, point)));
                found += List(some, point).Count;
            }

            Assert.Equal(Codes(kept.Where(item => item.Reach!.Value.Meets(box))), Codes(some.Meeting(box)));
        }, iter: 300, threads: 1);

        Assert.True(found > 1000, $"{found} found");
    }

    private static List<Item> List(QuadTree<Item> tree, GeoPoint point)
    {
        List<Item> found = [];
        foreach (var item in tree.At(point))
        {
            found.Add(item);
        }

        return found;
    }

    private static string Codes(IEnumerable<Item> items) =>
        string.Join(' ', items.Select(static item => item.Code).Order());

    private sealed record Item(string Code, Box? Reach) : IMapped;
}
