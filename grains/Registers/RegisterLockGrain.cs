using Orleans.Concurrency;

namespace Grid.Registers;

/// <summary>Interleaving is safe: each call finishes its changes to the lists before it waits.</summary>
[GrainType("turns"), Reentrant]
internal sealed class RegisterLockGrain(TimeProvider time) : Grain, IRegisterLockGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromSeconds(20);

    private readonly Dictionary<long, (Claim Claim, DateTimeOffset Until)> taken = [];
    private readonly List<Waiter> waiting = [];
    private long last;

    public async Task<long?> Acquire(Claim claim)
    {
        var waiter = new Waiter(claim);
        waiting.Add(waiter);
        Next();
        try
        {
            return await waiter.Turn.Task.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            waiting.Remove(waiter);
            return null;
        }
    }

    public Task Release(long turn)
    {
        taken.Remove(turn);
        Next();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Gives turns in the order of arrival: an earlier waiter goes before later ones with a claim that meets its own. A
    /// turn that is never released ends by itself.
    /// </summary>
    private void Next()
    {
        var now = time.GetUtcNow();
        foreach (var (turn, _) in taken.Where(entry => entry.Value.Until <= now).ToList())
        {
            taken.Remove(turn);
        }

        for (var i = 0; i < waiting.Count;)
        {
            var waiter = waiting[i];
            if (taken.Values.Any(held => held.Claim.Meets(waiter.Claim))
                || waiting.Take(i).Any(earlier => earlier.Claim.Meets(waiter.Claim)))
            {
                i++;
                continue;
            }

            waiting.RemoveAt(i);
            taken[++last] = (waiter.Claim, now + Longest);
            waiter.Turn.TrySetResult(last);
        }
    }

    private sealed record Waiter(Claim Claim)
    {
        public TaskCompletionSource<long?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
