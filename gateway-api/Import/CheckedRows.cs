using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// The entries that the rows of a checked file would make. A row is judged as if those were registered that it lies in
/// or under, and those whose claims meet its own.
/// </summary>
internal sealed class CheckedRows(RegisterForm form)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RegisterView> made = [];
    private readonly ClaimedRows claimed = new();

    /// <summary>Asks the register what a row would do after those before it.</summary>
    public async Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)> Check(
        RowPatch patch, RowClaim? claim, IGrainFactory grains)
    {
        var beside = Beside(form.Above(patch.Row), claim);
        var answer = await (patch with { Beside = beside }).Enter(grains, creates: true);
        if (answer.Faults.Count == 0 && answer.Entered.Value is { } view)
        {
            Add(view, claim);
        }

        return answer;
    }

    /// <summary>Notes what a row would make.</summary>
    internal void Add(RegisterView entry, RowClaim? claim = null)
    {
        lock (gate)
        {
            made[entry.Ref.Key] = entry;
            if (claim is { } own)
            {
                claimed.Add(own, entry);
            }
        }
    }

    /// <summary>
    /// What a code names and what that one lies in or under, the uppermost first, and then what a claim meets.
    /// </summary>
    internal IReadOnlyList<AssumedEntry> Beside(string? above, RowClaim? claim = null)
    {
        lock (gate)
        {
            var line = new Stack<RegisterView>();
            var seen = new HashSet<string>();
            while (above is not null && seen.Add(above) && made.TryGetValue(above, out var view))
            {
                line.Push(view);
                above = form.Above(view.Data);
            }

            return
            [
                .. line.Concat(claim is { } own ? claimed.Met(own) : [])
                    .DistinctBy(static view => view.Ref)
                    .Select(static view => new AssumedEntry(view.Ref, view.Data)),
            ];
        }
    }
}
