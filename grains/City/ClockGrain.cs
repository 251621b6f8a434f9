using Orleans.Concurrency;

namespace Grid.City;

/// <summary>Tells the city's time.</summary>
[GrainType("clock"), StatelessWorker]
internal sealed class ClockGrain(CityClock clock) : Grain, IClockGrain
{
    public Task<ClockView> Now() => Task.FromResult(new ClockView(clock.GetUtcNow(), clock.Driven));
}
