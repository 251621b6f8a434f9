using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grid.Tests.Registers;

/// <summary>
/// A register's record that cannot be read, as an earlier version stored it: the entry takes a correcting one, and
/// everything beside it goes on.
/// </summary>
public sealed class UnreadableEntryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [SkippableTheory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task An_entry_that_cannot_be_read_takes_a_correcting_one(string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        EntityRef appointment = new(EntityKind.Appointment, "A-1"), shop;
        await using (var city = await TestCity.Start(store.Options))
        {
            await County.Found(city);
            var quarter = await TestNeighbourhood.Open(city);
            shop = quarter.Tea;
            await Spoil(city, appointment, 0);
            await Spoil(city, shop, (await city.Ledger.ReadSource(shop.ToString())).Count);
        }

        await using (var city = await TestCity.Start(store.Options))
        {
            foreach (var entry in new[] { appointment, shop })
            {
                Assert.Equal(await Last(city, entry), await city.Grains.GetRegister(entry).Unread());
            }

            Assert.Null(await city.Grains.GetRegister(appointment).Entry());
            var before = (await city.Grains.GetRegister(shop).Entry())!;
            Assert.Equal(await Last(city, shop), before.Unread);
            Assert.DoesNotContain((await Listed(city, EntityKind.Appointment)).Items, view => view.Ref == appointment);
            await Eventually.Holds(async () => Assert.Superset(
                new HashSet<EntityRef> { appointment, shop },
                (await city.ReadModel.DeadLetters(100)).Select(static letter => letter.Party).ToHashSet()));

            // The same as before it.
            var mended = await city.Grains.GetRegister(shop).Register(new(before.Data, "clerk"));
            var appointed = await city
                .Grains.GetRegister(appointment)
                .Register(new(Appointed(new(EntityKind.Area, County.Code)), "clerk"));

            Assert.Equal(
                (RegisterChange.Updated, before.Version + 2, null),
                (mended.Value?.Change, mended.Value?.Version, mended.Value?.Unread));
            Assert.Equal((RegisterChange.Updated, 2), (appointed.Value?.Change, appointed.Value?.Version));
            await Shown(city, appointment, shop);
        }

        await using var later = await TestCity.Start(store.Options);
        await Shown(later, appointment, shop);
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_says_so_and_keeps_no_other_waiting()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        var broken = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
        await city.Delivered();
        var last = (await city.Ledger.ReadSource(CaseRules.CaseRef(broken).ToString()))[^1];
        await Append(city, last.Position.Partition, new(last.Source, last.Version, [new("case.filed", quarter.Now, "desk-1", [], """{"at":"not a time"}""")]));
        await city.Rest();

        var wrong = await Assert.ThrowsAsync<UnreadableRecordException>(() => quarter.Case(broken).View());
        var another = await quarter.Report(County.Stall, quarter.At(101, 5));

        Assert.Equal(
            ("case", last.Position with { Position = last.Position.Position + 1 }), (wrong.Kind, wrong.Position));
        Assert.Equal(CaseStage.Reported, another.Stage); // a report of the same does not join it
    }

    private static async Task Shown(TestCity city, params EntityRef[] entries)
    {
        foreach (var entry in entries)
        {
            Assert.Null(await city.Grains.GetRegister(entry).Unread());
            Assert.NotNull(await city.Grains.GetRegister(entry).Entry());
            await Eventually.Holds(async () =>
                Assert.Contains((await Listed(city, entry.Kind)).Items, view => view.Ref == entry));
        }
    }

    private static async Task<RegisterPage> Listed(TestCity city, EntityKind kind) =>
        (await city.ReadModel.Register(kind, null, 100, null)).Value!;

    private static async Task<LedgerPosition> Last(TestCity city, EntityRef entry) =>
        (await city.Ledger.ReadSource(entry.ToString()))[^1].Position;

    /// <summary>Stores what nothing can read: an appointment to nowhere.</summary>
    private static Task Spoil(TestCity city, EntityRef entry, int version) => Append(city, RegisterPartition(city), new(
        entry.ToString(),
        version,
        [
            EventCodec.Draft(
                new Registered
                {
                    At = County.Monday,
                    By = "clerk",
                    Ref = entry,
                    Data = Appointed(new(EntityKind.None, "")),
                },
                [entry]) with
            {
                Happened = default,
            },
        ]));

    private static int RegisterPartition(TestCity city) =>
        city.Services.GetRequiredService<IOptions<LedgerOptions>>().Value.RegisterPartition;

    private static AppointmentData Appointed(EntityRef place) =>
        new()
        {
            Duty = Post.AreaChief,
            Place = place,
            Holder = "P-1",
            From = new(2018, 1, 1),
        };

    private static async Task Append(TestCity city, int partition, AppendRequest request) =>
        Assert.Equal(
            AppendResult.Stored, (await city.Grains.GetGrain<ILedgerPartitionGrain>(partition).Append(request)).Result);
}
