using Grid.City;
using Grid.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Grid.Tests.City;

public sealed class MonotonicTimeProviderTests
{
    [Fact]
    public void A_wall_clock_that_is_set_back_takes_nothing_from_what_has_passed()
    {
        var wall = new Wall { Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero) };
        var steady = new MonotonicTimeProvider(wall);

        wall.Passed += 60;
        wall.Now -= TimeSpan.FromMinutes(13);

        Assert.Equal(new DateTimeOffset(2026, 6, 1, 12, 1, 0, TimeSpan.Zero), steady.GetUtcNow());
    }

    [Fact]
    public void Idle_grains_leave_by_it()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(static silo =>
            silo.AddGridGrains(new StoreOptions.Embedded(Path.GetTempPath()), new ConfigurationBuilder().Build()));
        using var host = builder.Build();

        Assert.IsType<MonotonicTimeProvider>(
            host.Services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement));
    }

    /// <summary>A clock whose time of day the test sets, apart from the seconds that pass.</summary>
    private sealed class Wall : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public long Passed { get; set; }

        public override long TimestampFrequency => 1;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Passed;
    }
}
