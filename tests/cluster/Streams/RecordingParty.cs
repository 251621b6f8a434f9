using System.Collections.Concurrent;
using Grid.Ledger;
using Grid.Parties;
using Orleans.Serialization.Invocation;

namespace Grid.Tests.Streams;

/// <summary>Records the deliveries to the parties of a city in their order; a test can delay or fail them.</summary>
internal sealed class RecordingParty
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<LedgerRecord>> taken = new();
    private readonly ConcurrentQueue<string> calls = new();
    private readonly ConcurrentQueue<(string Party, long Before, long First)> deliveries = new();

    /// <summary>Called before a party takes a list; may throw for it, or keep it waiting.</summary>
    public Func<string, IReadOnlyList<LedgerRecord>, Task> Door { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>The parties that were called and took their list, in that order.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>For each list taken: the last position delivered before it, and the first position in it.</summary>
    public IReadOnlyList<(long Before, long First)> Deliveries(EntityRef party) =>
        [.. deliveries.Where(call => call.Party == party.ToString()).Select(static call => (call.Before, call.First))];

    /// <summary>The parties that were asked to rebuild their state.</summary>
    public ConcurrentQueue<string> Rebuilt { get; } = [];

    /// <summary>Calls to kinds that no grain class serves.</summary>
    public int Strays { get; set; }

    public IReadOnlyList<LedgerRecord> Of(EntityRef party) =>
        taken.TryGetValue(party.ToString(), out var records) ? [.. records] : [];

    public IReadOnlyList<long> Positions(EntityRef party) =>
        [.. Of(party).Select(static record => record.Position.Position)];

    public async Task Take(string party, IReadOnlyList<LedgerRecord> records, long before)
    {
        await Door(party, records);
        calls.Enqueue(party);
        deliveries.Enqueue((party, before, records[0].Position.Position));
        var mine = taken.GetOrAdd(party, static _ => new());
        foreach (var record in records)
        {
            mine.Enqueue(record);
        }
    }
}

[GrainType("test-addressee")]
internal sealed class RecordingGrain(RecordingParty recording) : Grain, IRecordingGrain
{
    public Task Take(IReadOnlyList<LedgerRecord> records, long before) =>
        recording.Take(this.GetPrimaryKeyString(), records, before);
}

/// <summary>
/// Leads deliveries to the stand-ins. Deliveries to households pass unchanged: no grain class serves them here.
/// </summary>
internal sealed class Forwarding(IServiceProvider services, RecordingParty recording) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var delivery = context.InterfaceMethod?.DeclaringType == typeof(ILedgerRecipient);
        var stray = delivery && context.TargetId.Type == GrainType.Create("household");
        recording.Strays += stray ? 1 : 0;
        if (!delivery || stray)
        {
            await context.Invoke();
            return;
        }

        if (context.Request.GetArgumentCount() == 0)
        {
            recording.Rebuilt.Enqueue(context.TargetId.ToString());
            context.Response = Response.Completed;
            return;
        }

        var grains = (IGrainFactory)services.GetService(typeof(IGrainFactory))!;
        await grains
            .GetGrain<IRecordingGrain>(context.TargetId.ToString())
            .Take((IReadOnlyList<LedgerRecord>)context.Request.GetArgument(0)!, (long)context.Request.GetArgument(1)!);
        context.Response = Response.Completed;
    }
}
