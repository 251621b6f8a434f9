using System.Net;
using CsCheck;
using Grid.Ledger.Partitions;

namespace Grid.Tests.Ledger;

public sealed class PartitionSpreadTests
{
    private static readonly Gen<SiloAddress> Silo = Gen.Select(
        Gen.Int[1, 250],
        Gen.Int[1024, 60000],
        Gen.Int[1, int.MaxValue],
        static (host, port, generation) =>
        SiloAddress.New(new IPEndPoint(new IPAddress([10, 0, 0, (byte)host]), port), generation));

    private static readonly Gen<SiloAddress[]> Silos = Silo.Array[1, 9]
        .Select(static silos => silos.Distinct().ToArray());

    [Fact]
    public void Each_silo_has_as_many_and_all_agree() =>
        Gen.Select(Gen.Int[1, 40], Silos)
            .Sample(
                static (partitions, silos) =>
    {
        var spread = PartitionSpread.Of(partitions, silos);

        Assert.Equal(partitions, spread.Length);
        Assert.All(
            silos,
            silo =>
                Assert.InRange(
                    spread.Count(silo.Equals), partitions / silos.Length, ((partitions - 1) / silos.Length) + 1));
        Assert.Equal(spread, PartitionSpread.Of(partitions, [.. silos.Reverse()]));
    });

    [Fact]
    public void A_silo_that_joins_takes_its_share_and_little_else_moves() =>
        Gen.Select(Silos, Silo)
            .Sample(
                static (silos, joins) =>
    {
        const int Partitions = 17;
        var before = PartitionSpread.Of(Partitions, silos);
        var after = PartitionSpread.Of(Partitions, [.. silos.Append(joins).Distinct()]);

        var elsewhere = before.Zip(after).Count(pair => !pair.First.Equals(pair.Second) && !pair.Second.Equals(joins));
        Assert.InRange(elsewhere, 0, Partitions / 2);
    });
}
