using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>Whole geometries in and out of a local plane.</summary>
internal static class PlaneGeometry
{
    public static Geometry Project(this LocalMetres plane, Geometry degrees) => Moved(degrees, plane.X, plane.Y);

    public static Geometry Unproject(this LocalMetres plane, Geometry metres) => Moved(metres, plane.Lon, plane.Lat);

    private static Geometry Moved(Geometry geometry, Func<double, double> x, Func<double, double> y)
    {
        var moved = geometry.Copy();
        moved.Apply(new Move(x, y));
        moved.GeometryChanged();
        return moved;
    }

    private sealed class Move(Func<double, double> x, Func<double, double> y) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, x(seq.GetX(i)));
            seq.SetY(i, y(seq.GetY(i)));
        }
    }
}
