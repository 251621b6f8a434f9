using System.Runtime.CompilerServices;
using Grid.Gateway.Registers;
using Microsoft.AspNetCore.WebUtilities;

namespace Grid.Gateway.Import;

/// <summary>
/// The body of an import of a register. It is received whole before anything of it is entered, because the last record
/// of a key counts: a short one in memory, a long one in a file that goes with the request.
/// </summary>
internal sealed class ImportBody(Stream body, ImportLimits limits) : IAsyncDisposable
{
    private const int InMemory = 1024 * 1024;

    private readonly FileBufferingReadStream file = new(body, InMemory, bufferLimit: null, Path.GetTempPath());

    /// <summary>Receives the body; false when it is too long.</summary>
    /// <param name="announced">The length that the caller announces; null where it does not.</param>
    public async Task<bool> TryReceive(long? announced, CancellationToken stop)
    {
        if (announced > limits.BodyBytes)
        {
            return false;
        }

        try
        {
            await file.DrainAsync(limits.BodyBytes, stop);
            return true;
        }
        catch (InvalidDataException) when (file.Position > limits.BodyBytes)
        {
            return false;
        }
    }

    /// <summary>Its rows, from the first one each time they are read.</summary>
    public async IAsyncEnumerable<ImportRow> Read(
        Func<Stream, IAsyncEnumerable<ImportRow>> read, [EnumeratorCancellation] CancellationToken stop = default)
    {
        file.Position = 0;
        await foreach (var row in read(file).WithCancellation(stop))
        {
            yield return row;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
