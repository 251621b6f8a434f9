using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>
/// Everything chance decides about one case, thrown at once from its own dice: the order of work changes none of it.
/// </summary>
/// <param name="Duration">Where in the distribution of durations it falls, 0 to 1.</param>
/// <param name="Deviate">Standard normal, for the fallback without a distribution.</param>
/// <param name="Rework">返工: its first check fails.</param>
/// <param name="FirstTry">Share of the handling time after which it is handled wrongly, when it is.</param>
internal sealed record Draws(
    TimeSpan Verify,
    TimeSpan File,
    TimeSpan Refuse,
    TimeSpan Dispatch,
    TimeSpan Accept,
    TimeSpan Check,
    TimeSpan Recheck,
    TimeSpan Close,
    TimeSpan Feedback,
    double Duration,
    double Deviate,
    bool Rework,
    double FirstTry)
{
    public static Draws For(Guid id, int seed, double rework)
    {
        var dice = StableId.Dice(id, seed);
        return new(
            Between(dice, Desk.Verify),
            Between(dice, Desk.File),
            Between(dice, Desk.Refuse),
            Between(dice, Desk.Dispatch),
            Between(dice, Desk.Accept),
            Between(dice, Desk.Check),
            Between(dice, Desk.Check),
            Between(dice, Desk.Close),
            Between(dice, Desk.Feedback),
            dice.NextDouble(),
            Normal(dice),
            dice.NextDouble() < rework,
            0.3 + (0.4 * dice.NextDouble()));
    }

    private static TimeSpan Between(Random dice, (double Least, double Most) minutes) =>
        TimeSpan.FromMinutes(minutes.Least + ((minutes.Most - minutes.Least) * dice.NextDouble()));

    /// <summary>Box–Muller.</summary>
    private static double Normal(Random dice) =>
        Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
