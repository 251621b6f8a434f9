using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Exposures;

/// <summary>曝光台: decides by <see cref="ExposureRules"/>, and remembers through the ledger.</summary>
[GrainType("exposure-board")]
internal sealed class ExposureBoardGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, IExposureBoardGrain
{
    private readonly string key = context.GrainId.Key.ToString()!;
    private readonly EventSourced<ExposureBoard> stored = new(
        $"{ExposureBoard.Sources}{context.GrainId.Key}",
        ExposureBoard.Empty,
        static (board, happened) => board.Apply(happened),
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.Key.ToString()!));

    private County County => registers.Current.Of(key);

    public async Task<Outcome<ExposureView>> Expose(ExposeMatter command, ExposureFacts facts)
    {
        var county = County;
        var refusal = await Settle(board => ExposureRules.Expose(
            board, command, facts, county.Code, county.Rules, clock.GetUtcNow()));
        if (refusal is not null)
        {
            return refusal;
        }

        var number = command.Command is { } sent && stored.State.Commands.TryGetValue(sent, out var done)
            ? done.Number
            : stored.State.Exposures.Count;
        return Shown(stored.State.Find(number)!);
    }

    public async Task<Outcome<ExposureView>> Withdraw(int number, string by, string reason) =>
        await Settle(board => ExposureRules.Withdraw(board, number, by, reason, clock.GetUtcNow())) is { } refusal
            ? refusal
            : Shown(stored.State.Find(number)!);

    public async Task Annul(EntityRef party, Guid? penalty, int? order, string by, string reason)
    {
        var rules = County.Rules;
        if (await Settle(board => ExposureRules.Annul(
            board, party, penalty, order, by, reason, rules, clock.GetUtcNow())) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message); // the caller is answered 500 and tries again
        }
    }

    public async Task<ExposureView?> View(int number)
    {
        await stored.Load();
        return stored.State.Find(number) is { } found ? Shown(found) : null;
    }

    public async Task<IReadOnlyList<ExposureView>> Shown()
    {
        await stored.Load();
        return
        [
            .. Enumerable.Reverse(stored.State.Exposures).Where(static one => one.Withdrawn is null).Select(Shown)
                .Where(static one => one.Status == ExposureStatus.Shown),
        ];
    }

    private Task<Refusal?> Settle(Func<ExposureBoard, Decision<ExposureEvent>> decide) =>
        stored.Decide(decide, static (_, _, _) => []);

    private ExposureView Shown(ExposureOnBoard one)
    {
        var county = County;
        var party = one.Exposed.Party;
        return new(
            ExposureBoard.IdOf(key, one.Exposed.Number),
            one.Exposed,
            county.Names.GetValueOrDefault(party),
            ExposureBoard.StatusOf(one, county.DayOf(clock.GetUtcNow()), county.Standing.Of(party)?.HolderSince),
            one.Withdrawn,
            one.Withdrawn is null ? 1 : 2,
            stored.Last);
    }
}
