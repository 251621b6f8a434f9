using Grid.Atlas;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Registers;
using Grid.Storage;
using Microsoft.Extensions.Logging;

namespace Grid.Cells;

/// <summary>
/// Re-cuts cells: stores the intention, then enters the new cells, then the old cells with their successors. After an
/// interruption it continues when it wakes; a reminder wakes it. A re-cut that a register refuses is stuck until an
/// officer gives it up.
/// </summary>
[GrainType("surveyor")]
internal sealed partial class SurveyorGrain(
    IGrainContext context,
    [PersistentState("surveyor", StorageServices.Contacts)] IPersistentState<SurveyorState> state,
    LedgerClient ledger,
    RegisterFollower registers,
    CityClock clock,
    ILogger<SurveyorGrain> log) : Grain, ISurveyorGrain, ISurveyorIntention, IRemindable
{
    private const string GoOnReminder = "go-on";
    private static readonly TimeSpan Wake = TimeSpan.FromMinutes(1);

    private readonly EventSourced<RecutGivenUp?> givenUp = new(
        $"recut/{context.GrainId.Key}",
        null,
        static (before, happened) => happened as RecutGivenUp ?? before,
        ledger,
        _ => ledger.Options.RegisterPartition,
        passesOver: true);

    private string County => context.GrainId.Key.ToString()!;

    public async Task<Outcome<RecutView>> Recut(RecutCells command)
    {
        if ((await Proceed()).Refusal is { } held)
        {
            return held;
        }

        var atlas = (await registers.CatchUp()).Of(County).Atlas;
        var decided = RecutRules.Decide(atlas, County, command);
        if (decided.Value is not { } plan)
        {
            return decided.Refusal!;
        }

        if (plan.Create.Count > 0)
        {
            var before = plan.Retire.Concat(plan.Create)
                .Select(static cell => cell.Code)
                .Where(code => atlas.Cell(code) is not null)
                .Distinct();
            await Write(new()
            {
                Create = plan.Create,
                Retire = plan.Retire,
                By = command.By,
                Before = [.. before.Select(code => new NewCell(code, atlas.Cell(code)!))],
                Since = clock.GetUtcNow(),
            });
            await this.RegisterOrUpdateReminder(GoOnReminder, Wake, Wake);
        }

        return await Proceed();
    }

    public Task<PendingRecut?> Pending() => Task.FromResult<PendingRecut?>(state.State is { IsPending: true } recut
        ? new(Codes(recut.Retire), Codes(recut.Create), recut.By, recut.Since, recut.Stuck)
        : null);

    public async Task<Outcome<RecutGivenUpView>> GiveUp(GiveUpRecut command)
    {
        if (state.State.IsPending)
        {
            await Write(state.State with { GivingUp = state.State.GivingUp ?? command }); // the first command counts
            var undone = await Undo();
            if (undone.Refusal is { } refusal)
            {
                return refusal;
            }
        }

        await givenUp.Reload();
        return givenUp.State is { } last && (last.By, last.Reason) == (command.By, command.Reason)
            ? new RecutGivenUpView(last.Restored, last.Withdrawn, last.Left)
            : Refusal.Conflict(
                "recut.nonePending", $"No re-cut of county {County} is pending, so there is none to give up.");
    }

    public async Task GoOn()
    {
        if (state.State.IsPending)
        {
            await this.RegisterOrUpdateReminder(GoOnReminder, Wake, Wake);
            await Proceed();
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Proceed();

    /// <summary>
    /// Enters the rest of the pending re-cut, or undoes it when that was begun. It does nothing when none is pending.
    /// </summary>
    private async Task<Outcome<RecutView>> Proceed()
    {
        var recut = state.State;
        if (!recut.IsPending)
        {
            return new RecutView([], []);
        }

        if (recut.GivingUp is not null)
        {
            var undone = await Undo();
            return undone.Refusal is { } refusal ? refusal : new RecutView([], []);
        }

        clock.ActAt(recut.Since ?? clock.GetUtcNow());
        var created = new List<RegisterView>(recut.Create.Count);
        foreach (var cell in recut.Create.Concat(recut.Retire))
        {
            var entered = await Enter(cell.Code, cell.Data, recut.By);
            if (entered.Value is { } view)
            {
                created.Add(view);
                continue;
            }

            return entered.Refusal!.Kind == RefusalKind.Busy ? entered.Refusal : await Stop(cell.Code, entered.Refusal);
        }

        await End();
        return new RecutView(Codes(recut.Retire), created[..recut.Create.Count]);
    }

    private async Task<Outcome<RecutView>> Stop(string cell, Refusal refused)
    {
        var recut = state.State;
        var stuck = Refusal.Conflict(
            "recut.stuck",
            $"The re-cut of {string.Join(", ", Codes(recut.Retire))} by {recut.By} stopped at cell {cell}: "
            + $"{refused.Code}, {refused.Message} It is tried again every minute; POST /v1/cells/recut/giveup undoes "
            + "it.");
        LogStuck(log, County, cell, refused.Code, refused.Message);
        if (recut.Stuck != stuck)
        {
            await Write(recut with { Stuck = stuck });
        }

        return stuck;
    }

    private async Task<Outcome<RecutGivenUpView>> Undo()
    {
        var recut = state.State;
        var now = new Dictionary<string, CellData>();
        foreach (var code in Codes([.. recut.Create, .. recut.Retire]))
        {
            if (await GrainFactory.GetGrain<ICellGrain>(code).Entry() is { Data: CellData data })
            {
                now[code] = data;
            }
        }

        var undone = new List<UndoStep>();
        foreach (var step in RecutUndo.Plan(recut, now))
        {
            var refusal = step.Data is null ? null : (await Enter(step.Code, step.Data, recut.GivingUp!.By)).Refusal;
            if (refusal is { Kind: RefusalKind.Busy })
            {
                return refusal; // the reminder retries it
            }

            if (refusal is not null)
            {
                LogLeft(log, County, step.Code, refusal.Code, refusal.Message);
            }

            undone.Add(refusal is null ? step : step with { Undone = Undone.Left });
        }

        var view = new RecutGivenUpView(Of(Undone.Restored), Of(Undone.Withdrawn), Of(Undone.Left));
        if (await Record(recut, view) is { } unrecorded)
        {
            return unrecorded;
        }

        LogGivenUp(log, County, recut.GivingUp!.By, view.Restored.Count, view.Withdrawn.Count, view.Left.Count);
        await End();
        return view;

        string[] Of(Undone kind) => [.. undone.Where(step => step.Undone == kind).Select(static step => step.Code)];
    }

    private async Task<Refusal?> Record(SurveyorState recut, RecutGivenUpView view)
    {
        await givenUp.Reload();
        return await givenUp.Decide<RecutGivenUp>(
            _ => new RecutGivenUp
            {
                At = clock.GetUtcNow(),
                By = recut.GivingUp!.By,
                Retire = Codes(recut.Retire),
                Create = Codes(recut.Create),
                Reason = recut.GivingUp.Reason,
                Stuck = recut.Stuck?.Message,
                Restored = view.Restored,
                Withdrawn = view.Withdrawn,
                Left = view.Left,
            },
            static (_, _, _) => []);
    }

    private async Task End()
    {
        await Write(new());
        if (await this.GetReminder(GoOnReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task Write(SurveyorState next)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }

    private Task<Outcome<RegisterView>> Enter(string code, CellData data, string by) =>
        GrainFactory.GetGrain<ICellGrain>(code).Register(new(data, by, Consent: RegisterConsent.Surveyed));

    private static string[] Codes(IReadOnlyList<NewCell> cells) =>
        [.. cells.Select(static cell => cell.Code).Distinct()];
}

/// <summary>A re-cut that was decided, and of which at least one cell is not entered yet.</summary>
[GenerateSerializer, Immutable, Alias("grid.surveyor.state")]
internal sealed record SurveyorState
{
    [Id(0)] public IReadOnlyList<NewCell> Create { get; init; } = [];

    [Id(1)] public IReadOnlyList<NewCell> Retire { get; init; } = [];

    [Id(2)] public string By { get; init; } = "";

    /// <summary>The existing cells of the re-cut, with the data that they had before it.</summary>
    [Id(3)] public IReadOnlyList<NewCell> Before { get; init; } = [];

    [Id(4)] public DateTimeOffset? Since { get; init; }

    /// <summary>Why the re-cut is stuck at a cell; null when it is not.</summary>
    [Id(5)] public Refusal? Stuck { get; init; }

    /// <summary>The command that gives the re-cut up; null unless it is being undone.</summary>
    [Id(6)] public GiveUpRecut? GivingUp { get; init; }

    public bool IsPending => Create.Count > 0;
}
