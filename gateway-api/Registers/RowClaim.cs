using System.Text;
using System.Text.Json;

namespace Grid.Gateway.Registers;

/// <summary>
/// What a row claims and no two entries may hold: a chip, metres of one side of a segment, ground. Two claims meet when
/// they claim the same thing and their rectangles on it overlap.
/// </summary>
/// <param name="Thing">What is claimed.</param>
/// <param name="On">The part of it that is claimed; null for the whole.</param>
/// <param name="Tile">About how wide such parts are: those that lie near are found by tiles of this size.</param>
internal readonly record struct RowClaim(string Thing, RowPart? On = null, double Tile = 0)
{
    private const double DegreesOfCell = 0.005;

    public bool Meets(RowClaim other) =>
        Thing == other.Thing && (On is not { } one || other.On is not { } two || one.Overlaps(two));

    /// <summary>The ground within an outline, GeoJSON text; null where it has no corners that can be read.</summary>
    public static RowClaim? OfGround(string? outline)
    {
        if (outline is null)
        {
            return null;
        }

        var (west, south, east, north) =
            (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(outline));
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.StartArray
                    || !reader.Read() || reader.TokenType != JsonTokenType.Number
                    || !reader.TryGetDouble(out var lon)
                    || !reader.Read() || reader.TokenType != JsonTokenType.Number
                    || !reader.TryGetDouble(out var lat))
                {
                    continue;
                }

                (west, east) = (Math.Min(west, lon), Math.Max(east, lon));
                (south, north) = (Math.Min(south, lat), Math.Max(north, lat));
            }
        }
        catch (JsonException)
        {
            return null; // the register says what is wrong with it
        }

        return west <= east ? new("ground", new(west, south, east, north), DegreesOfCell) : null;
    }
}

/// <summary>A rectangle of what is claimed: degrees of ground; metres along a street.</summary>
internal readonly record struct RowPart(double West, double South, double East, double North)
{
    public bool Overlaps(RowPart other) =>
        West < other.East && other.West < East && South < other.North && other.South < North;
}
