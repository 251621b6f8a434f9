using CsCheck;
using Grid.Atlas;
using NetTopologySuite.Geometries;
using static Grid.Tests.Atlas.Town;

namespace Grid.Tests.Atlas;

public sealed class FrontageTests
{
    private const double SharedGap = 20;

    /// <summary>A street of up to four pieces with ordinary bends, and one row of shops along it, in metres.</summary>
    private static readonly Gen<(CentreLine Line, double Kerb, bool Left, ShopFront[] Fronts)> Streets =
        from turns in Gen.Double[-1, 1].Array[1, 4]
        from pieces in Gen.Double[40, 150].Array[4]
        from kerb in Gen.OneOf(Gen.Const(0d), Gen.Double[2, 12])
        from left in Gen.Bool
        from fronts in Gen.Select(Gen.Double[0, 30], Gen.Double[3, 20], Gen.Double[2, 8]).Array[1, 12]
        select (Bent(turns, pieces), kerb, left, Along(fronts, left, kerb));

    [Fact]
    public void A_gap_between_two_shops_is_halved()
    {
        var row = Row(new("A", true, 10, 20, 12), new("B", true, 24, 30, 12));

        Assert.Equal([new("A", 10, 22, 12), new("B", 22, 30, 12)], row);
    }

    [Fact]
    public void A_wide_gap_stays_with_the_street_but_for_its_edges()
    {
        var row = Row(new("B", true, 80, 90, 12), new("A", true, 10, 20, 12));

        Assert.Equal([new("A", 10, 30, 12), new("B", 70, 90, 12)], row);
    }

    [Fact]
    public void A_front_ends_where_its_segment_ends()
    {
        Assert.Equal([new("A", 95, 100, 12)], Row(new("A", true, 95, 120, 12), new("B", true, 130, 140, 12)));
    }

    [Fact]
    public void Fronts_that_contradict_each_other_meet_in_the_middle()
    {
        Assert.Equal(
            [new("A", 10, 25, 12), new("B", 25, 40, 12)], Row(new("A", true, 10, 30, 12), new("B", true, 20, 40, 12)));
        Assert.Equal(
            [new("A", 10, 15, 12), new("B", 15, 20, 12)], Row(new("A", true, 10, 20, 12), new("B", true, 10, 20, 12)));
    }

    [Fact]
    public void Whatever_the_surveys_say_no_metre_has_two_shops() =>
        Gen.Select(Gen.Double[-10, 110], Gen.Double[0, 60]).Array[0, 12].Sample(fronts =>
        {
            var row = Row([
                .. fronts.Select(
                    (front, i) => new ShopFront($"S{i:00}", true, front.Item1, front.Item1 + front.Item2, 12)),
            ]);

            Assert.All(
                row,
                static frontage =>
                    Assert.True(frontage.From < frontage.To && frontage.From >= 0 && frontage.To <= 100));
            Assert.All(row.Zip(row.Skip(1)), static pair => Assert.True(pair.First.To <= pair.Second.From));
        });

    [Fact]
    public void The_drawn_frontage_holds_the_points_that_are_placed_on_it()
    {
        var (on, off) = (0, 0);
        Streets
            .SelectMany(street =>
                Gen.Select(Gen.Double[-300, 500], Gen.Double[-300, 300]).Array[30].Select(points => (street, points)))
            .Sample(
                sample =>
        {
            var ((line, kerb, left, fronts), points) = sample;
            var row = FrontageRules.Row(fronts, line.Length, SharedGap);
            foreach (var frontage in row)
            {
                if (FrontageOutline.Draw(line, left, frontage, kerb) is not { } outline)
                {
                    continue; // a bend leaves nothing of so narrow a strip
                }

                var drawn = Plane.Project(outline);

                // The generator lays half of the points where the frontage is.
                foreach (var (x, y) in points.Concat(points.Select(point => Beside(drawn, point))))
                {
                    // The map draws bends with straight lines, so a few centimetres stay open.
                    if (drawn.Boundary.Distance(new Point(x, y)) < 0.1)
                    {
                        continue;
                    }

                    var position = line.Project(LocalMetres.Round(At(x, y)));
                    var isOn =
                        !position.Beyond
                        && position.Left == left
                        && position.Metres >= kerb
                        && FrontageRules.Find(row, position.Chainage, position.Metres)?.Shop == frontage.Shop;
                    Assert.Equal(drawn.Contains(new Point(x, y)), isOn);
                    _ = isOn ? on++ : off++;
                }
            }
        }, iter: 200, threads: 1);

        Assert.True(on > 1000 && off > 1000, $"{on} on, {off} off");
    }

    [Fact]
    public void A_frontage_never_crosses_the_kerb_and_neighbours_share_no_ground()
    {
        var (bent, neighbours) = (0, 0);
        Streets.Sample(street =>
        {
            var (line, kerb, left, fronts) = street;
            var drawn = FrontageRules
                .Row(fronts, line.Length, SharedGap)
                .Select(frontage => FrontageOutline.Draw(line, left, frontage, kerb))
                .OfType<Geometry>()
                .Select(outline => Plane.Project(outline))
                .ToArray();

            Assert.All(drawn, outline =>
            {
                Assert.True(outline.IsValid);
                Assert.All(
                    outline.Coordinates,
                    corner =>
                        Assert.True(line.Project(LocalMetres.Round(At(corner.X, corner.Y))).Metres >= kerb - 0.005));
                bent += outline.NumPoints > 5 ? 1 : 0;
            });
            for (var i = 0; i < drawn.Length; i++)
            {
                for (var j = i + 1; j < drawn.Length; j++)
                {
                    neighbours += drawn[i].Distance(drawn[j]) < 0.01 ? 1 : 0;
                    Assert.True(drawn[i].Intersection(drawn[j]).Area < 0.05);
                }
            }
        }, iter: 300, threads: 1);

        Assert.True(bent > 50 && neighbours > 50, $"{bent} bent, {neighbours} neighbours");
    }

    [Fact]
    public void A_side_without_a_kerb_is_the_shops_to_the_centre_line()
    {
        var map = Map(
            Area(County, Grid.Areas.AreaKind.County, Box(-1000, -1000, 1000, 1000)),
            Segment("A-01", Line((0, 0), (100, 0)), kerb: 0),
            Shop("S-1", "A-01", "left", 10, 20, 12));

        Assert.Equal("S-1", map.Locate(At(15, 0.2)).Place!.Shop);
        Assert.Null(map.Locate(At(15, -0.2)).Place!.Shop);
        Assert.Equal(120, InMetres(map.FrontageOf("S-1")!).Area, 0.5);
    }

    [Fact]
    public void A_wall_that_stands_before_the_kerb_leaves_no_frontage()
    {
        var map = Map(Segment("A-01", Line((0, 0), (100, 0)), kerb: 12), Shop("S-1", "A-01", "left", 10, 20, 8));

        Assert.Null(map.FrontageOf("S-1"));
    }

    private static Frontage[] Row(params ShopFront[] fronts) => FrontageRules.Row(fronts, 100, SharedGap);

    private static CentreLine Bent(double[] turns, double[] pieces)
    {
        var (x, y, heading) = (0d, 0d, 0d);
        List<(double, double)> corners = [(0, 0)];
        for (var i = 0; i < turns.Length; i++)
        {
            heading += i == 0 ? 0 : turns[i];
            (x, y) = (x + (pieces[i] * Math.Cos(heading)), y + (pieces[i] * Math.Sin(heading)));
            corners.Add((x, y));
        }

        return CentreLine.Of(Line([.. corners]))!;
    }

    private static ShopFront[] Along((double Gap, double Width, double Depth)[] fronts, bool left, double kerb)
    {
        var at = 0d;
        return [.. fronts.Select((front, i) =>
        {
            var from = at + front.Gap;
            at = from + front.Width;
            return new ShopFront($"S{i:00}", left, from, at, kerb + front.Depth);
        })];
    }

    private static (double, double) Beside(Geometry drawn, (double X, double Y) point)
    {
        var box = drawn.EnvelopeInternal;
        return (box.MinX + (box.Width * (point.X + 300) / 800), box.MinY + (box.Height * (point.Y + 300) / 600));
    }
}
