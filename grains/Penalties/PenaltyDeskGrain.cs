using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Operations;
using Orleans.Concurrency;

namespace Grid.Penalties;

/// <summary>Opens penalty files under the id of their act.</summary>
[StatelessWorker, GrainType("penaltyDesk")]
internal sealed class PenaltyDeskGrain(RegisterFollower registers, CityClock clock) : Grain, IPenaltyDeskGrain
{
    public async Task<Outcome<PenaltyView>> Open(OpenPenalty command)
    {
        var region = await registers.CatchUp();
        var asked = region.Asked(command.County, command.Party);
        if (asked.Value is not { } county)
        {
            return asked.Refusal!;
        }

        var now = clock.GetUtcNow();
        var day = county.Calendar.DayOf(now);
        var behaviour = PenaltyAct.Behaviour(county.Rules, command, day);
        if (behaviour.Value is not { } known)
        {
            return behaviour.Refusal!;
        }

        if (await registers.Refuses(county, command.Operation, now) is { } notRunning)
        {
            return notRunning;
        }

        var opened = command with
        {
            Behaviour = known,
            County = county.Code,
            ActAt = command.ActAt ?? command.Record?.At,
            Subdistrict = await Subdistrict(command, county),
        };
        var act = county.Calendar.DayOf(opened.ActAt ?? now);
        return await GrainFactory.GetGrain<IPenaltyGrain>(PenaltyAct.IdOf(opened, act)).Open(opened);
    }

    private async Task<string?> Subdistrict(OpenPenalty command, County county) =>
        (command.Case is { } id ? (await GrainFactory.GetGrain<ICaseGrain>(id).View())?.Place.Subdistrict : null)
        ?? county.SubdistrictOf(command.Party);
}
