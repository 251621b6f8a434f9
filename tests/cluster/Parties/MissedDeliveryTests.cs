using Grid.Cases;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Parties;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Grid.Tests.Parties;

/// <summary>
/// A party that missed a delivery: while silos disagree about which of them are alive, another activation of the party
/// may receive the delivery and end.
/// </summary>
public sealed class MissedDeliveryTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_party_that_missed_a_delivery_reads_it_before_it_applies_the_next(bool byAnotherFanOut)
    {
        await using var city = await TestCity.Found(TestStore.Embedded(), ("Grid:Parties:SnapshotEvery", "1"));
        var quarter = await TestNeighbourhood.Open(city);
        var first = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await city.Delivered();
        var heard = (await city.Ledger.ReadSource(CaseRules.CaseRef(first).ToString()))[0];

        city.CallInterceptor.Before = context =>
        {
            if (context.TargetId == quarter.West.GrainId()
                && context.InterfaceMethod?.Name == nameof(ILedgerRecipient.Deliver))
            {
                context.Request.SetArgument(0, new List<LedgerRecord> { heard });
            }

            return Task.CompletedTask;
        };
        var missed = (await quarter.Report(County.Stall, quarter.TeaFront)).Id;
        await city.Delivered();
        Assert.NotNull(await quarter.Owes(quarter.West, first));
        Assert.Null(await quarter.Owes(quarter.West, missed));
        city.CallInterceptor.Before = null;

        if (byAnotherFanOut)
        {
            var consumers = city.Services.GetRequiredService<LedgerConsumers>();
            var fanOut = consumers.OfPartition(heard.Position.Partition, city.Grains).First();
            await fanOut.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        }

        var last = (await quarter.Report(County.Litter, quarter.TeaFront)).Id;
        await city.Delivered();
        Assert.NotNull(await quarter.Owes(quarter.West, missed));
        Assert.NotNull(await quarter.Owes(quarter.West, last));
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
        await city.Rest();
        await Recount.Of(await city.Records()).AgreesWith(city.Grains); // and what it wrote of itself says so
    }
}
