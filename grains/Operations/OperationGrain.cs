using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Patrols;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Operations;

/// <summary>专项整治: its plan is an entry of a register; what named it is counted by the lists.</summary>
[GrainType("operation")]
internal sealed class OperationGrain(
    IGrainContext context, RegisterService registerService, RegisterFollower registers, CityClock clock)
    : EntryGrain(new(EntityKind.Operation, context.GrainId.Key.ToString()!), registerService), IOperationGrain
{
    private string Code => context.GrainId.Key.ToString()!;

    public async Task<Outcome<RegisterView>> End(EndOperation command)
    {
        if (await Entry() is not { Data: OperationData held })
        {
            return Refusal.NotFound(
                "operation.unknown", $"There is no operation '{Code}'. GET /v1/operations lists them.");
        }

        if (held.EndedOn is { } before && held.Result != command.Result)
        {
            return Refusal.Conflict(
                "operation.ended",
                $"The operation was ended on {before:yyyy-MM-dd} with another result. PATCH the entry to correct it.");
        }

        var county = registers.Current.Of(held.County);
        return await Register(new(
            held with { EndedOn = held.EndedOn ?? county.DayOf(clock.GetUtcNow()), Result = command.Result },
            command.By));
    }

    public async Task<OperationCounts?> Counts()
    {
        if (await Entry() is not { Data: OperationData held })
        {
            return null;
        }

        var lists = GrainFactory.GetGrain<IReadModelGrain>(0);
        var county = registers.Current.Of(held.County);
        var beats = county.Beats.All.Where(beat => beat.Data.Operation == Code).ToList();
        var last = held.EndedOn ?? held.Until ?? county.DayOf(clock.GetUtcNow());
        var walked = await Task.WhenAll(beats.Select(
            beat => GrainFactory.GetGrain<IBeatGrain>(beat.Code).Figures(held.From, last)));
        var totals = await lists.Totals(new() { Operation = Code });
        var steps = await lists.Ladder(new(Operation: Code, Limit: 1));
        var files = await lists.Penalties(new(null, null, null, 1, null, null, Operation: Code));
        return new(
            beats.Count,
            walked.Sum(static days => days.Sum(static day => day.Made + day.Extra)),
            totals.Value!.Reports,
            totals.Value.Cases,
            steps.Value!.Counts,
            steps.Value.ReadTo,
            files.Value!.Decided);
    }
}
