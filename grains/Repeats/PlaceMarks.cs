using System.Collections.Immutable;
using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Repeats;

/// <summary>
/// What follows from what a place remembers: it tells a case that it is a recurrence, and marks the place. All of it is
/// recorded before the delivery is acknowledged, so that a repeated delivery makes up for what a fault cut off. It is
/// recorded once, since the case, and the place's own count of marks in the ledger, accept nothing twice.
/// </summary>
internal sealed class PlaceMarks(PartyBook book, PartyServices services)
{
    // What may follow. At first the place looks at everything.
    private bool everything = true;
    private readonly HashSet<Guid> complaints = [];
    private readonly HashSet<Guid> ended = [];
    private readonly HashSet<Guid> cases = [];
    private EventSourced<ImmutableList<PlaceMarked>>? marks;

    public RepeatsView View() => RepeatRules.View(book.State.Memory, book.Now);

    public IReadOnlyList<PlaceMarked> Standing() => RepeatRules.Standing(book.State.Memory, book.Now);

    public void Applied(PartyChange change)
    {
        if (change.Case is not { Follows: var follows })
        {
            return;
        }

        complaints.UnionWith(follows.Complaints ?? []);
        if (follows.Ended is { } over)
        {
            ended.Add(over);
        }

        if (follows.Case is { } one)
        {
            cases.Add(one);
        }
    }

    public async Task FollowUp()
    {
        if (book.State.Memory is { } memory)
        {
            var unsettled = everything
                ? RecurrenceRules.Unsettled(memory)
                : RecurrenceRules.Unsettled(memory, ended, cases);
            foreach (var report in unsettled)
            {
                services.Clock.ActAt(report.At);
                if (RecurrenceRules.Again(memory, book.Self, report, book.County.Rules) is { } again
                    && await services.Grains.GetGrain<ICaseRepeats>(report.Id).Recurs(again) is { } noted)
                {
                    memory.Set(report with { Problem = noted.Problem, Number = noted.Number });
                }
            }

            await Mark(memory);
        }

        everything = false;
        complaints.Clear();
        ended.Clear();
        cases.Clear();
    }

    /// <summary>
    /// Marks this place as often as the rules demand. The marks of another activation are in the ledger, and count.
    /// </summary>
    private async Task Mark(PlaceMemory memory)
    {
        while (Next(memory) is not null)
        {
            marks ??= new(
                $"repeats/{book.Self}",
                [],
                static (known, happened) => known.Add((PlaceMarked)happened),
                services.Ledger,
                _ => services.Ledger.Options.PartitionOf(book.Self.Key));
            var refusal = await marks.Decide(
                known =>
                {
                    ApplyMarks(memory, known);
                    return Next(memory) is { } mark ? mark : Decision<PlaceMarked>.Nothing;
                },
                (_, _, marked) => [book.Self, CaseRules.CaseRef(marked.Case)]);
            if (refusal is not null)
            {
                throw new TimeoutException(refusal.Message); // the delivery is repeated, and the mark with it
            }

            ApplyMarks(memory, marks.State);
        }
    }

    private PlaceMarked? Next(PlaceMemory memory)
    {
        var rules = book.County.Rules;
        var lasts = everything ? memory.Order.Free : MarkRules.Lasts(memory, book.Self, complaints, rules);
        if (MarkRules.Mark(memory, book.Self, lasts, rules) is not { } mark)
        {
            return null;
        }

        services.Clock.ActAt(mark.Since);
        return mark with { At = book.Now, By = RepeatRules.By };
    }

    private static void ApplyMarks(PlaceMemory memory, ImmutableList<PlaceMarked> known)
    {
        var latest = memory.Marks is [.., var mark] ? mark.Number : 0;
        var from = known.Count;
        while (from > 0 && known[from - 1].Number > latest)
        {
            from--;
        }

        foreach (var marked in known.Skip(from))
        {
            memory.Add(marked);
        }
    }
}
