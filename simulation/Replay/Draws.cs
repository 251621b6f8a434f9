using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>
/// All random draws of one case, made at once from its own random numbers, so that the order of work changes none.
/// </summary>
/// <param name="Duration">The place in the distribution of durations, 0 to 1.</param>
/// <param name="Deviate">A standard normal deviate, for the fallback without a distribution.</param>
/// <param name="Rework">返工: whether the first check fails.</param>
/// <param name="FirstTry">
/// Share of the handling time after which the case is handled wrongly, if its first check fails.
/// </param>
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
            Between(dice, StepDurations.Verify),
            Between(dice, StepDurations.File),
            Between(dice, StepDurations.Refuse),
            Between(dice, StepDurations.Dispatch),
            Between(dice, StepDurations.Accept),
            Between(dice, StepDurations.Check),
            Between(dice, StepDurations.Check),
            Between(dice, StepDurations.Close),
            Between(dice, StepDurations.Feedback),
            dice.NextDouble(),
            Normal(dice),
            dice.NextDouble() < rework,
            0.3 + (0.4 * dice.NextDouble()));
    }

    private static TimeSpan Between(Random dice, (double Least, double Most) minutes) =>
        TimeSpan.FromMinutes(minutes.Least + ((minutes.Most - minutes.Least) * dice.NextDouble()));

    /// <summary>A standard normal deviate (Box–Muller).</summary>
    private static double Normal(Random dice) =>
        Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
