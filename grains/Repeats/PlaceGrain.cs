using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Repeats;

/// <summary>
/// A party that is a place and remembers. What follows from what it remembers is recorded before a delivery is done with, so that whoever
/// delivers it again makes up for what a machine did not come to; and recorded once, since the case, and the place's own count
/// of marks in the ledger, take nothing twice.
/// </summary>
internal abstract class PlaceGrain(PartyRef self, PartyServices services) : HoldingGrain(self, services)
{
    private DateTimeOffset due = DateTimeOffset.MinValue; // from when on something may follow from what is remembered
    private Sourced<IReadOnlyList<PlaceMarked>>? marks;

    /// <summary>The source of a place's marks in the ledger.</summary>
    public static string SourceOf(PartyRef place) => $"repeats/{place}";

    public override Task<RepeatsView?> Repeats() => Task.FromResult<RepeatsView?>(RepeatRules.View(State.Memory, Services.Clock.GetUtcNow()));

    protected override void Happened(Guid id, CaseEvent happened, LedgerPosition at)
    {
        base.Happened(id, happened, at);
        var rules = Services.City.Rules;
        if (State.Memory is null && (rules.Repeats.IsEmpty || happened is not CaseReported))
        {
            return; // most places have nothing to remember
        }

        var memory = State.Memory ?? new();
        var follows = RepeatRules.Apply(memory, Self, id, happened, rules);
        due = follows < due ? follows : due;
        State.Memory = memory.Reports.Count > 0 ? memory : State.Memory;
    }

    protected override void Marked(PlaceMarked marked) => RepeatRules.Apply(State.Memory ??= new(), marked);

    protected override void Forget(DateTimeOffset now)
    {
        if (State.Memory is { } memory)
        {
            RepeatRules.Forget(memory, now, Services.City.Rules);
        }
    }

    protected override async Task Follow()
    {
        if (State.Memory is { } memory && due != RepeatRules.Never)
        {
            foreach (var report in RepeatRules.Unsettled(memory, due))
            {
                if (RepeatRules.Again(memory, Self, report, Services.City.Rules) is { } again
                    && await GrainFactory.GetGrain<ICaseRepeats>(report.Id).Recurs(again) is { } noted)
                {
                    memory.Reports[report.Id] = report with { Problem = noted.Problem, Number = noted.Number };
                }
            }

            await Mark(memory);
        }

        due = RepeatRules.Never;
    }

    /// <summary>Marks this place as often as there is reason to. Another activation's marks are in the ledger, and count.</summary>
    private async Task Mark(PlaceMemory memory)
    {
        while (Next(memory) is not null)
        {
            marks ??= new(
                SourceOf(Self),
                [],
                static (known, happened) => [.. known, (PlaceMarked)happened],
                Services.Ledger,
                _ => Services.Ledger.Options.PartitionOf(Self.Key));
            var refusal = await marks.Decide(
                known =>
                {
                    Heed(memory, known);
                    return Next(memory) is { } mark ? mark : Decision<PlaceMarked>.Nothing;
                },
                (_, _, marked) => [Self, CaseRules.CaseRef(marked.Case)]);
            if (refusal is not null)
            {
                throw new TimeoutException(refusal.Message); // comes again with the delivery
            }

            Heed(memory, marks.State);
        }
    }

    private PlaceMarked? Next(PlaceMemory memory) =>
        RepeatRules.Mark(memory, Self, due, Services.City.Rules) is { } mark ? mark with { At = Services.Clock.GetUtcNow(), By = RepeatRules.By } : null;

    private static void Heed(PlaceMemory memory, IReadOnlyList<PlaceMarked> known)
    {
        foreach (var marked in known)
        {
            RepeatRules.Apply(memory, marked);
        }
    }
}
