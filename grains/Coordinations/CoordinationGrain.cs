using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Departments;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Coordinations;

/// <summary>
/// 会商: receives from the ledger the cases that are put to it, decides by <see cref="CoordinationRules"/>, and remembers
/// through the ledger.
/// </summary>
[GrainType("coordination")]
internal sealed class CoordinationGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, ICoordinationGrain, ILedgerRecipient
{
    private readonly string key = context.GrainId.Key.ToString()!;
    private readonly EventSourced<CoordinationState> stored = new(
        DisputeSteps.CoordinationRef(context.GrainId.Key.ToString()!).ToString(),
        new(),
        CoordinationRules.Apply,
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.Key.ToString()!));

    public async Task<CoordinationView?> View()
    {
        await stored.Load();
        return stored.Version == 0 ? null : Shown();
    }

    public async Task<Outcome<CoordinationView>> Decide(DecideCoordination command)
    {
        foreach (var code in command.Helpers.Append(command.Lead))
        {
            if (await Unknown(code) is { } unknown)
            {
                return unknown;
            }
        }

        return await Settle(state => CoordinationRules.Decide(state, command, clock.GetUtcNow()));
    }

    public Task<Outcome<CoordinationView>> State(StatePosition command) =>
        Settle(state => CoordinationRules.Decide(state, command, clock.GetUtcNow()));

    /// <summary>
    /// Receives the records of cases that are put to it. A late or repeated record changes nothing; a record that
    /// cannot be applied now is delivered again.
    /// </summary>
    public async Task Deliver(IReadOnlyList<LedgerRecord> records, long before)
    {
        foreach (var record in records)
        {
            if (CaseRules.CaseOf(record.Source) is { } id
                && EventCodec.Read(record) is CaseEvent happened
                && (await Settle(state => CoordinationRules.Hear(state, id, happened))).Refusal
                    is { Kind: RefusalKind.Busy } busy)
            {
                throw new TimeoutException(busy.Message);
            }
        }
    }

    public Task Rebuild()
    {
        DeactivateOnIdle(); // the ledger is its record
        return Task.CompletedTask;
    }

    private async Task<Refusal?> Unknown(string department) =>
        await GrainFactory.GetGrain<IDepartmentGrain>(department).Entry() is null
            ? Refusal.Unprocessable(
                "department.unknown", $"There is no department '{department}'. GET /v1/departments lists them.")
            : null;

    private async Task<Outcome<CoordinationView>> Settle(Func<CoordinationState, Decision<CoordinationEvent>> decide)
    {
        var refusal = await stored.Decide(decide, CoordinationRules.Recipients);
        return refusal is null ? Shown() : refusal;
    }

    private CoordinationView Shown()
    {
        var subdistrict = new EntityRef(EntityKind.Area, MatterKey.Read(key).Subdistrict);
        var rules = registers.Current.Of(subdistrict).Rules;
        return CoordinationViews.Of(key, stored.State, stored.Version, stored.Last, rules);
    }
}
