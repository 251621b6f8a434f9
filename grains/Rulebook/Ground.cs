using System.Numerics;

namespace Grid.Rulebook;

/// <summary>
/// A part of all possible questions: for each aspect the readings that belong to it, as bits. It is empty when one
/// aspect has no reading.
/// </summary>
internal sealed class Ground(BigInteger[] sides)
{
    public bool IsNothing => Array.Exists(sides, static side => side.IsZero);

    public BigInteger this[int side] => sides[side];

    public bool Meets(Ground other)
    {
        for (var i = 0; i < sides.Length; i++)
        {
            if ((sides[i] & other[i]).IsZero)
            {
                return false;
            }
        }

        return true;
    }

    public Ground With(Ground other) => new([.. sides.Select((side, i) => side & other[i])]);

    /// <summary>The rest of this ground without another, in pieces that do not meet.</summary>
    public IEnumerable<Ground> Without(Ground other)
    {
        if (!Meets(other))
        {
            yield return this;
            yield break;
        }

        var left = (BigInteger[])sides.Clone();
        for (var i = 0; i < sides.Length; i++)
        {
            var both = left[i] & other[i];
            var apart = left[i] ^ both;
            if (!apart.IsZero)
            {
                var piece = (BigInteger[])left.Clone();
                piece[i] = apart;
                yield return new(piece);
            }

            left[i] = both;
        }
    }
}
