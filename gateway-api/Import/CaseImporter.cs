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
        await foreach (var entered in RowsInFlight.InOrder(RowsInFlight.Numbered(rows, last.Beyond, stop), Take, stop))
        {
            yield return await entered;
        }

        Task<ImportLine> Take((ImportRow Row, int Number) counted)
        {
            if (counted.Number == last.Beyond)
            {
                return Task.FromResult(ImportLine.TooMany(counted.Row.Line, limits));
            }

            notes.Took(counted.Row, CaseForm.Columns);
            return Enter(counted.Row, counted.Number, last, taking, checksOnly, stop);
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
