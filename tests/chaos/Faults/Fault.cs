using Grid.Chaos.City;
using Grid.Chaos.Load;

namespace Grid.Chaos.Faults;

/// <summary>One way to break a city. It returns when it has broken it; what it holds down it lets go before.</summary>
internal abstract class Fault
{
    /// <summary>The word it is counted under.</summary>
    public abstract string Kind { get; }

    /// <summary>How many processes of ours it kills.</summary>
    public virtual int Kills => 0;

    /// <summary>How often it is drawn, against the others.</summary>
    public virtual int Weight => 2;

    /// <summary>Why it cannot be done here; null when it can.</summary>
    public virtual string? Missing(Scene scene) => null;

    /// <returns>Whether it struck as it meant to: a moment that is waited for may not come.</returns>
    public abstract Task<bool> Strike(Scene scene);
}

/// <summary>What a fault works with: the city, a client of its own, the dice, and a place for its findings.</summary>
/// <param name="Say">A line of the run's story.</param>
/// <param name="Find">A difference that the fault itself saw.</param>
internal sealed record Scene(
    ChaosCity City,
    Requests Requests,
    Random Dice,
    Action<string> Say,
    Action<Oracle.Finding> Find)
{
    public ChaosRegion Region => (ChaosRegion)City;

    public ChaosEmbedded Embedded => (ChaosEmbedded)City;

    public FakeClock? Clock => City is ChaosRegion region ? region.Clock : Embedded.Clock;

    public Wired AnySilo() => Region.Silos[Dice.Next(Region.Silos.Count)];

    public Wired AnyGateway() => Region.Gateways[Dice.Next(Region.Gateways.Count)];

    public static Task Wait(TimeSpan time) => Task.Delay(time, TimeProvider.System);

    public TimeSpan Between(double from, double to) => TimeSpan.FromSeconds(from + (Dice.NextDouble() * (to - from)));
}
