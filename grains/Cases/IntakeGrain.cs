using Grid.Cells;
using Grid.City;
using Grid.Counties;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>
/// 信息收集: places, routes and admits a report, and stores it as the first event of its case. Keeps nothing: the case
/// wakes when somebody deals with it, so that a flood of reports leaves no flood of cases in memory. Two under one id
/// are settled by the ledger, which takes one.
/// </summary>
[GrainType("intake"), StatelessWorker, Reentrant]
internal sealed class IntakeGrain(
    LedgerClient ledger, RegisterFollower registers, CityClock clock, IOptions<CaseOptions> settings)
    : Grain, IIntakeGrain
{
    /// <summary>
    /// How many similar cases that have ended meanwhile a report passes over before it becomes a case of its own.
    /// </summary>
    private const int MostEnded = 4;

    private const int MostChildren = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2),
        LongestPause = TimeSpan.FromMilliseconds(200);

    private readonly CaseOptions options = settings.Value;

    public async Task<Outcome<CaseView>> Report(Guid id, ReportCase command)
    {
        var memory = new CaseMemory(id, ledger, registers, clock);
        if (command.Fresh)
        {
            memory.Begin();
        }
        else
        {
            await memory.Load();
        }

        var now = clock.GetUtcNow();
        var reportedAt = command.ReportedAt ?? now;
        var fingerprint = ReportRules.FingerprintOf(command);
        if (memory.Version > 0)
        {
            if (ReportRules.Decide(memory.State, command, ReportFacts.Of(fingerprint)).Refusal is { } reused)
            {
                return reused;
            }

            await Keep(id, memory.State, command);
            return await ledger.Store.WithRelatives(memory.View() with { TakenBefore = true });
        }

        if (ReportRules.Timely(reportedAt, now, options) is { } untimely)
        {
            return untimely;
        }

        var (county, located) = await registers.Locate(command.Point);
        var (channels, day) = (county.Rules.Channels, county.DayOf(reportedAt));
        var came = channels.Read(command.Channel, day);
        if (came.Value is not { } channel)
        {
            return came.Refusal!;
        }

        command = command with { Channel = channel };
        var late = now - reportedAt > (channels.EnteredWithin(channel, day) ?? options.EnteredWithin);
        if (located.Place is not { } place)
        {
            return county.Outside(command.Point, located);
        }

        if (command.Parent is { } parent && await Childless(parent) is { } childless)
        {
            return childless;
        }

        EntityRef? household = null;
        if (command.Dog is { } dog)
        {
            if (
                await GrainFactory.GetGrain<IDogGrain>(dog.Key).Entry()
                is not { Data: DogData { Household: var keeper } }
            )
            {
                return Refusal.Unprocessable(
                    "dog.unknown",
                    $"There is no dog with the licence '{dog.Key}'. Send the number on its tag, or leave it out.");
            }

            household = new(EntityKind.Household, keeper);
        }

        var routed = county.Route(command, household, place, reportedAt);
        if (routed.Value is not { } routing)
        {
            return routed.Refusal!;
        }

        var cell = GrainFactory.GetCell(place.Cell);
        var shop = routing.Duties.FirstOrDefault(static duty => duty.Party.Kind == EntityKind.Shop)?.Party.Key;
        var primary = await Primary(
            cell,
            new(id, command.Kind, command.Class, command.Point, reportedAt, place.NearbyCells, command.Parent, shop));
        var facts = new ReportFacts(
            now, reportedAt, place, routing.Lead, routing.Duties, routing.Limit, primary?.Case, fingerprint, late);
        var settled = await memory.Settle((state, _, _) => ReportRules.Decide(state, command, facts));
        if (settled.Value is not { } view)
        {
            if (primary is null)
            {
                await cell.Withdraw(id);
            }

            return settled;
        }

        await Keep(id, memory.State, command);
        return primary is { } joined && joined.Case == view.JoinedTo
            ? view with { Primary = joined.Answering }
            : await ledger.Store.WithRelatives(view);
    }

    /// <summary>
    /// The contact is kept once the report is taken, so that nothing of a refused one is; and before the answer, so
    /// that a caller who heard none sends it again and it is kept then. The case says whether it has one: what was
    /// erased since does not come back.
    /// </summary>
    private Task Keep(Guid id, CaseState state, ReportCase command) =>
        command.Reporter is { } reporter && state.KeepsReporter
            ? GrainFactory.GetGrain<IReporterGrain>(id).Keep(reporter)
            : Task.CompletedTask;

    /// <summary>Why a case can have no more children; null when it can.</summary>
    private async Task<Refusal?> Childless(Guid parent) =>
        await GrainFactory.GetGrain<ICaseStanding>(parent).Children() switch
    {
        null => Refusal.Unprocessable(
            "report.parentUnknown",
            $"There is no case {parent} to open another from. Send its id, or leave \"parent\" out."),
        >= MostChildren => Refusal.Conflict(
            "report.childrenFull",
            $"{MostChildren} cases were opened from {parent}, which is all there can be. Open it from one of those."
        ),
        _ => null,
    };

    /// <summary>
    /// The open case this report joins: the cell knows; that the case stands is asked of itself. One that is on its way
    /// in is waited for, as long as a commit may take: it is stored, or its cell is told that it is not.
    /// </summary>
    private async Task<(Guid Case, PrimaryView? Answering)?> Primary(ICellGrain cell, Candidate candidate)
    {
        // Machine time: the city's may stand still.
        var (asked, pause) = (TimeProvider.System.GetTimestamp(), FirstPause);
        for (var ended = 0; ended < MostEnded;)
        {
            if (await cell.Admit(candidate) is not { } similar)
            {
                return null;
            }

            var standing = await GrainFactory.GetGrain<ICaseStanding>(similar).Standing();
            if (CaseRules.IsOpen(standing.Stage))
            {
                return (similar, standing.Answering);
            }

            if (standing.Stage == CaseStage.None && TimeProvider.System.GetElapsedTime(asked) < ledger.Options.RetryFor)
            {
                await Task.Delay(pause);
                pause = pause < LongestPause ? pause * 2 : LongestPause;
                continue;
            }

            candidate = candidate with { NotWith = similar };
            ended++;
        }

        return null;
    }
}
