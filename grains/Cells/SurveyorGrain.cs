using Grid.Atlas;
using Grid.City;
using Grid.Foundation;
using Grid.Registers;
using Grid.Storage;

namespace Grid.Cells;

/// <summary>A re-cut that was decided and not yet entered to its last cell.</summary>
[GenerateSerializer, Immutable, Alias("grid.surveyor.state")]
internal sealed record SurveyorState
{
    [Id(0)] public IReadOnlyList<NewCell> Create { get; init; } = [];

    [Id(1)] public IReadOnlyList<NewCell> Retire { get; init; } = [];

    [Id(2)] public string By { get; init; } = "";
}

/// <summary>
/// Re-cuts cells: writes down the intention, then enters the new cells, then the old ones with their successors.
/// Interrupted, it goes on where it was when it wakes; a reminder wakes it.
/// </summary>
[GrainType("surveyor")]
internal sealed class SurveyorGrain(
    IGrainContext context,
    [PersistentState("surveyor", StorageServices.Contacts)] IPersistentState<SurveyorState> state,
    CityMap city) : Grain, ISurveyorGrain, ISurveyorIntention, IRemindable
{
    private const string GoOnReminder = "go-on";
    private static readonly TimeSpan Wake = TimeSpan.FromMinutes(1);

    public async Task<Outcome<RecutView>> Recut(RecutCells command)
    {
        await Finish();
        await city.CatchUp();
        var decided = RecutRules.Decide(city.Atlas, context.GrainId.Key.ToString()!, command);
        if (decided.Value is not { } plan)
        {
            return decided.Refusal!;
        }

        if (plan.Create.Count > 0)
        {
            state.State = new() { Create = plan.Create, Retire = plan.Retire, By = command.By };
            await state.WriteStateAsync();
            await this.RegisterOrUpdateReminder(GoOnReminder, Wake, Wake);
        }

        return await Finish();
    }

    public async Task GoOn()
    {
        if (state.State.Create.Count > 0)
        {
            await this.RegisterOrUpdateReminder(GoOnReminder, Wake, Wake);
            await Finish();
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Finish();

    private async Task<RecutView> Finish()
    {
        var recut = state.State;
        if (recut.Create.Count == 0)
        {
            return new([], []);
        }

        var created = new List<RegisterView>(recut.Create.Count);
        foreach (var cell in recut.Create)
        {
            created.Add(await Enter(cell, recut.By));
        }

        foreach (var cell in recut.Retire)
        {
            await Enter(cell, recut.By);
        }

        state.State = new();
        await state.WriteStateAsync();
        if (await this.GetReminder(GoOnReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        return new([.. recut.Retire.Select(static cell => cell.Code)], created);
    }

    private async Task<RegisterView> Enter(NewCell cell, string by)
    {
        var entered = await GrainFactory.GetGrain<ICellGrain>(cell.Code).Register(new(cell.Data, by, Consent: RegisterConsent.Surveyed));
        return entered.Value
            ?? throw new InvalidOperationException($"A re-cut stopped at cell {cell.Code} and will go on: {entered.Refusal!.Code}, {entered.Refusal.Message}");
    }
}
