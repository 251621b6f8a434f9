using System.Runtime.CompilerServices;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>Works on many rows of a file at once, and hands on what became of each in the order of the file.</summary>
internal static class RowsInFlight
{
    /// <summary>How many rows are under way at most.</summary>
    public const int Most = 64;

    /// <returns>What became of each row, which has ended.</returns>
    public static async IAsyncEnumerable<Task<TResult>> InOrder<TRow, TResult>(
        IAsyncEnumerable<TRow> rows,
        Func<TRow, Task<TResult>> work,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var waiting = new Queue<Task<TResult>>(Most);
        await foreach (var row in rows.WithCancellation(stop))
        {
            waiting.Enqueue(work(row));
            while (waiting.Count >= Most || (waiting.TryPeek(out var first) && first.IsCompleted))
            {
                yield return await Ended(waiting.Dequeue());
            }
        }

        while (waiting.TryDequeue(out var last))
        {
            yield return await Ended(last);
        }
    }

    /// <summary>Rows with their numbers, from 1: up to the first that is one too many.</summary>
    /// <param name="beyond">The number of that row; null where there is none.</param>
    public static async IAsyncEnumerable<(ImportRow Row, int Number)> Numbered(
        IAsyncEnumerable<ImportRow> rows, int? beyond, [EnumeratorCancellation] CancellationToken stop)
    {
        var number = 0;
        await foreach (var row in rows.WithCancellation(stop))
        {
            yield return (row, ++number);
            if (number == beyond)
            {
                yield break;
            }
        }
    }

    private static async Task<Task<TResult>> Ended<TResult>(Task<TResult> work)
    {
        await work;
        return work;
    }
}
