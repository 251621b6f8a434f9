using QRCoder;

namespace Grid.Documents;

/// <summary>The dark squares of a QR code, with its quiet zone of four squares; error correction M.</summary>
internal sealed class QrSquares
{
    private readonly QRCodeData data;

    private QrSquares(QRCodeData data) => this.data = data;

    /// <summary>Squares of a side.</summary>
    public int Side => data.ModuleMatrix.Count;

    public static QrSquares Of(string text)
    {
        using var generator = new QRCodeGenerator();
        return new(generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M));
    }

    /// <summary>The dark stretches of a row: the first square and how many.</summary>
    public IEnumerable<(int First, int Count)> Dark(int row)
    {
        var squares = data.ModuleMatrix[row];
        for (var first = 0; first < squares.Count; first++)
        {
            var count = 0;
            while (first + count < squares.Count && squares[first + count])
            {
                count++;
            }

            if (count > 0)
            {
                yield return (first, count);
                first += count;
            }
        }
    }
}
