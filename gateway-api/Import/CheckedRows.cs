using System.Collections.Concurrent;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// The entries that the rows of a checked file would make, so that a row which lies in or under one of them is judged
/// as if that one were registered.
/// </summary>
internal sealed class CheckedRows(RegisterForm form)
{
    private readonly ConcurrentDictionary<string, RegisterView> made = [];

    /// <summary>Asks the register what a row would do after those above it.</summary>
    public async Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)> Check(
        RowPatch patch, IGrainFactory grains)
    {
        var answer = await (patch with { Beside = Above(form.Above(patch.Row)) }).Enter(grains, creates: true);
        if (answer.Faults.Count == 0 && answer.Entered.Value is { } view)
        {
            Add(view);
        }

        return answer;
    }

    /// <summary>Notes what a row would make.</summary>
    internal void Add(RegisterView entry) => made[entry.Ref.Key] = entry;

    /// <summary>What a code names and what that one lies in or under, the uppermost first.</summary>
    internal IReadOnlyList<AssumedEntry> Above(string? code)
    {
        var line = new Stack<AssumedEntry>();
        var seen = new HashSet<string>();
        while (code is not null && seen.Add(code) && made.TryGetValue(code, out var view))
        {
            line.Push(new(view.Ref, view.Data));
            code = form.Above(view.Data);
        }

        return [.. line];
    }
}
