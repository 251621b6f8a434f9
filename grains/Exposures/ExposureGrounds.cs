using Grid.Ladders;
using Grid.Parties;
using Grid.Penalties;

namespace Grid.Exposures;

/// <summary>How a penalty or an order stands as the ground of an exposure. Pure.</summary>
internal static class ExposureGrounds
{
    /// <param name="file">Null where there is no such file.</param>
    public static GroundStanding Of(PenaltyView? file, EntityRef party, DateOnly day)
    {
        if (file is null || file.Brief.Party != party)
        {
            return GroundStanding.Unknown;
        }

        if (file.Brief.IsAnnulled)
        {
            return GroundStanding.Annulled;
        }

        if (file.Brief.DecidedAt is null)
        {
            return GroundStanding.Undecided;
        }

        return file.FinalFrom <= day ? GroundStanding.Allows : GroundStanding.NotFinal;
    }

    /// <param name="order">The number of the step of the ladder.</param>
    public static GroundStanding Of(LadderView? ladder, int order, DateTimeOffset at)
    {
        if (ladder?.Steps.FirstOrDefault(step => step.Number == order) is not { Rung: Rung.Order } step)
        {
            return GroundStanding.Unknown;
        }

        if (step.Former)
        {
            return GroundStanding.Former;
        }

        if (step.Objection is { Upheld: not false } objection)
        {
            return objection.Upheld == true ? GroundStanding.Annulled : GroundStanding.Contested;
        }

        // Who corrects after the limit has corrected: the public is told of what still is.
        if (step.Rechecks is [.., { Result: RecheckResult.Corrected or RecheckResult.Regularised }])
        {
            return GroundStanding.Corrected;
        }

        return LadderStandings.Order(step, at).State switch
        {
            OrderState.Unmet or OrderState.Refused => GroundStanding.Allows,
            OrderState.Met => GroundStanding.Corrected,
            OrderState.Used => GroundStanding.Filed,
            _ => GroundStanding.OrderOpen,
        };
    }
}
