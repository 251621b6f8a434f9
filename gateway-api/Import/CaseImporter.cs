using System.Runtime.CompilerServices;
using Grid.Cases;
using Grid.Foundation;
using Grid.Gateway.Cases;
using Grid.Gateway.Registers;
using Grid.Parties;

namespace Grid.Gateway.Import;

/// <summary>
/// Takes cases over from the system that a county used before, many at the same time, and answers each. A case that was
/// taken over before is answered <c>unchanged</c>, or refused where its row says something else.
/// </summary>
internal sealed class CaseImporter(IGrainFactory grains, ImportLimits limits, EntryAttempts attempts)
{
    /// <summary>Reads a file for the first time: which of its rows count.</summary>
    public Task<LastOfKey> LastOf(IAsyncEnumerable<ImportRow> rows, CancellationToken stop) =>
        LastOfKey.Of(CaseForm.Key, rows, limits.Things, stop);

    /// <param name="last">The row that counts for each case.</param>
    /// <param name="checksOnly">Whether each row is only judged by the city as it is, and nothing is stored.</param>
    public async IAsyncEnumerable<ImportLine> Enter(
        IAsyncEnumerable<ImportRow> rows,
        LastOfKey last,
        CaseTaking taking,
        bool checksOnly,
        ImportNotes notes,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var waiting = new Queue<Task<ImportLine>>(Importer.InFlight);
        var number = 0;
        await foreach (var row in rows.WithCancellation(stop))
        {
            if (++number == last.Beyond)
            {
                waiting.Enqueue(Task.FromResult(Importer.TooMany(row.Line, limits)));
                break;
            }

            notes.Took(row, CaseForm.Columns);
            waiting.Enqueue(Enter(row, number, last, taking, checksOnly, stop));
            while (waiting.Count >= Importer.InFlight || (waiting.TryPeek(out var first) && first.IsCompleted))
            {
                yield return await waiting.Dequeue();
            }
        }

        while (waiting.TryDequeue(out var entering))
        {
            yield return await entering;
        }
    }

    private Task<ImportLine> Enter(
        ImportRow row, int number, LastOfKey last, CaseTaking taking, bool checksOnly, CancellationToken stop)
    {
        var key = row.Faults.Count == 0 ? CaseForm.Key(row) : null;
        if (key is not null && last.LineAfter(number, key) is { } later)
        {
            return Task.FromResult(
                ImportLine.Superseded(row.Line, key, $"{key} comes again on line {later}, which counts."));
        }

        if (key is null || CaseForm.Read(row, taking, checksOnly) is not { } taken)
        {
            return Task.FromResult(ImportLine.Refused(row, key));
        }

        return attempts.Enter(row.Line, new EntityRef(EntityKind.Case, key), Take, stop);

        async Task<Outcome<ImportLine>> Take()
        {
            var answered = await grains.GetGrain<IIntakeGrain>(0).Take(CaseForm.IdOf(taken), taken);
            if (answered.Value is not { } view)
            {
                return answered.Refusal!;
            }

            return new ImportLine(row.Line, key, view.TakenBefore ? ImportResult.Unchanged : ImportResult.Created);
        }
    }
}
