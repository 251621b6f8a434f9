using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Penalties;
using Grid.Posts;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Exposures;

/// <summary>Finds the board of a county, and asks how the ground of an exposure stands before the board decides.
/// </summary>
[GrainType("exposure-desk"), StatelessWorker]
internal sealed class ExposureDeskGrain(RegisterFollower registers, CityClock clock) : Grain, IExposureDeskGrain
{
    public async Task<Outcome<ExposureView>> Expose(ExposeMatter command)
    {
        var asked = (await registers.CatchUp()).Asked(command.County, command.Party);
        if (asked.Value is not { } county)
        {
            return asked.Refusal!;
        }

        var now = clock.GetUtcNow();
        var day = county.DayOf(now);
        var posts = county.Posts.Of(command.By, day).Select(static term => term.Data.Duty).Distinct().ToList();
        var facts = new ExposureFacts(
            await Ground(command, county, now),
            posts is [var only] && only == Post.Assistant,
            await Held(command));
        return await Board(county.Code ?? ExposureBoard.Unnamed).Expose(command, facts);
    }

    public async Task<Outcome<ExposureView>> Withdraw(string id, string by, string reason) =>
        ExposureBoard.TryRead(id, out var board, out var number) && Has(board)
            ? await Board(board).Withdraw(number, by, reason)
            : ExposureRules.Unknown;

    public async Task<ExposureView?> View(string id) =>
        ExposureBoard.TryRead(id, out var board, out var number) && Has(board)
            ? await Board(board).View(number)
            : null;

    public async Task<Outcome<ExposurePage>> Shown(
        string? county, IReadOnlyList<string>? counties, int limit, string? after)
    {
        var asked = county is null ? counties ?? [] : [county];
        var boards = registers.Current.Counties.Select(static one => one.Code ?? ExposureBoard.Unnamed)
            .Where(code => asked.Count == 0 || asked.Contains(code));
        var shown = await Task.WhenAll(boards.Select(code => Board(code).Shown()));
        return ExposurePages.Of(shown.SelectMany(static one => one), limit, after);
    }

    private async Task<GroundStanding> Ground(ExposeMatter command, County county, DateTimeOffset now)
    {
        if (command.Penalty is { } file)
        {
            return ExposureGrounds.Of(
                await GrainFactory.GetGrain<IPenaltyGrain>(file).View(), command.Party, county.DayOf(now));
        }

        var (ladder, _) = await GrainFactory.GetGrain<ILadderGrain>(command.Party.ToString())
            .View(ClassKind.Event, null, county.Code, null);
        return ExposureGrounds.Of(ladder, command.Order ?? 0, now);
    }

    /// <summary>The photographs of the named case that were not erased.</summary>
    private async Task<IReadOnlyList<string>> Held(ExposeMatter command) =>
        command is { Case: { } id, Photographs.Count: > 0 }
        && await GrainFactory.GetGrain<ICaseGrain>(id).Evidence() is { } files
            ? [
                .. files.Where(static file => IsPicture(file))
                    .Select(static file => file.Facts.Hash),
            ]
            : [];

    private static bool IsPicture(CaseEvidence file) =>
        file.Erased is null && file.Facts.MediaType.StartsWith("image/", StringComparison.Ordinal);

    private bool Has(string board) => registers.Current.Counties.Any(county =>
        (county.Code ?? ExposureBoard.Unnamed) == board);

    private IExposureBoardGrain Board(string key) => GrainFactory.GetGrain<IExposureBoardGrain>(key);
}
