using Grid.City;
using Grid.Foundation;
using Grid.Ledger;

namespace Grid.Cases;

/// <summary>
/// Sets numbers aside in the ledger before it gives the first of them, so that no other activation, here or after a
/// crash, gives one of them again.
/// </summary>
[GrainType("case-numbers")]
internal sealed class CaseNumbersGrain(IGrainContext context, LedgerClient ledger, CityClock clock)
    : Grain, ICaseNumbersGrain
{
    /// <summary>
    /// How many are set aside at once: as many as the day has had, within these. A small county leaves few numbers out,
    /// and a large one stores few records.
    /// </summary>
    private const int Fewest = 10, Most = 200;

    private readonly EventSourced<int> reserved = new(
        $"county/{context.GrainId.Key}",
        0,
        static (_, happened) => ((CaseNumbersReserved)happened).Last,
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.Key.ToString()!));

    private int given, last;

    public async Task<Outcome<int>> Take()
    {
        var taken = await TakeSome(1);
        return taken.Value is [var number] ? number : taken.Refusal!;
    }

    public async Task<Outcome<int[]>> TakeSome(int count)
    {
        var taken = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (given == last && await Reserve(count - i) is { } refusal)
            {
                return refusal;
            }

            taken[i] = ++given;
        }

        return taken;
    }

    private async Task<Refusal?> Reserve(int atLeast)
    {
        var before = 0;
        var refusal = await reserved.Decide<CaseNumbersReserved>(
            state =>
            {
                before = state;
                return new CaseNumbersReserved(state + Math.Max(atLeast, Math.Clamp(state, Fewest, Most)))
                {
                    At = clock.GetUtcNow(),
                    By = "city",
                };
            },
            static (_, _, _) => []);
        if (refusal is null)
        {
            given = before;
            last = reserved.State;
        }

        return refusal;
    }
}
