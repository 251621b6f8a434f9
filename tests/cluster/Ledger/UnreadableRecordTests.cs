using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Storage;
using Grid.Tests.City;
using Grid.Tests.Clocks;
using Microsoft.Data.Sqlite;

namespace Grid.Tests.Ledger;

/// <summary>A record of a kind that this version does not know, as a later version writes it.</summary>
public sealed class UnreadableRecordTests
{
    [Fact]
    public async Task An_unknown_record_delays_no_other_party_and_is_applied_once_its_type_is_known()
    {
        using var store = TestStore.Embedded();
        await using var city = await TestCity.Start(store.Options);
        await County.Found(city);
        await Deadlines.Rule(city);
        var quarter = await TestNeighbourhood.Open(city);
        var broken = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        var sound = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
        await city.Delivered();

        var last = (await city.Ledger.ReadSource(CaseRules.CaseRef(broken).ToString()))[^1];
        var filed = new CaseFiled { At = quarter.Now, By = "desk-1" };
        await city.Grains.GetGrain<ILedgerPartitionGrain>(last.Position.Partition).Append(new(last.Source, last.Version,
            [new("case.unheardOf", filed.At, filed.By, last.Parties, EventCodec.Write(filed))]));

        await quarter.Through(sound, CaseVerb.Feedback);
        var unfiled = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        await Deadlines.Pass(city, quarter.Now.AddMinutes(70));
        // The clocks go on.
        Assert.Contains("F1", (await Deadlines.Of(city, unfiled)).Select(static passed => passed.Rule));
        await Followed(city);
        var letters = await city.ReadModel.DeadLetters(100);
        Assert.All(letters, letter => Assert.Contains("case.unheardOf", letter.Reason));
        Assert.Equal(
            [ConsumerId.Parties, ConsumerId.ReadModel, ConsumerId.Clocks],
            letters.Select(static letter => letter.ConsumerId).Distinct().Order());
        Assert.Equal(
            last.Parties.Where(static party => !party.IsHot()).Select(static party => party.ToString()).Order(),
            letters
                .Where(static letter => letter.ConsumerId == ConsumerId.Parties)
                .Select(static letter => letter.Party.ToString())
                .Order());

        await city.Rest();
        Assert.NotNull(await quarter.Owes(quarter.East, sound));
        Assert.NotNull(await quarter.Owes(quarter.West, broken)); // a party that wakes skips the unreadable record
        var still = await city.ReadModel.RetryDeadLetters("ops-1");
        Assert.Equal((letters.Count, 0), (still.Tried, still.Taken));

        Name(store, "case.filed");
        var retried = await city.ReadModel.RetryDeadLetters("ops-1");

        Assert.Equal((letters.Count, letters.Count), (retried.Tried, retried.Taken));
        Assert.Equal(0, (await city.ReadModel.Progress()).DeadLetters);
        await quarter.Through(broken, CaseVerb.Dispatch);
        await city.Delivered();
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
        Assert.Equal(
            CaseStage.Dispatched,
            (await city.ReadModel.Cases(new())).Value!.Items.Single(line => line.Id == broken).Stage);
        await Deadlines.Pass(city, quarter.Now.AddHours(6));
        Assert.Contains(ClockKind.Handle, (await Deadlines.Of(city, broken)).Select(static passed => passed.Clock));
    }

    [Fact]
    public async Task A_later_version_applies_it_to_lists_and_clocks_without_a_command()
    {
        using var store = TestStore.Embedded();
        Guid broken;
        await using (var city = await TestCity.Start(store.Options))
        {
            await County.Found(city);
            await Deadlines.Rule(city);
            var quarter = await TestNeighbourhood.Open(city);
            broken = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
            var last = (await city.Ledger.ReadSource(CaseRules.CaseRef(broken).ToString()))[^1];
            await city.Grains.GetGrain<ILedgerPartitionGrain>(last.Position.Partition).Append(new(
                last.Source,
                last.Version,
                [
                    new("case.unheardOf", quarter.Now, "desk-1", [],
                        EventCodec.Write(new CaseFiled { At = quarter.Now, By = "desk-1" })),
                ]));
            await Followed(city);
            // Of the read model and of the clocks.
            await Eventually.Holds(async () => Assert.Equal(2, (await city.ReadModel.Progress()).DeadLetters));
        }

        Name(store, "case.filed");
        await using var later = await TestCity.Start(store.Options);

        await Eventually.Holds(async () => Assert.Equal(0, (await later.ReadModel.Progress()).DeadLetters));
        Assert.Equal(CaseStage.Filed, Assert.Single((await later.ReadModel.Cases(new())).Value!.Items).Stage);
    }

    /// <summary>Waits until all consumers have read to the end, dead letters aside.</summary>
    private static Task Followed(TestCity city) => Eventually.Holds(async () =>
    {
        var progress = await city.ReadModel.Progress();
        Assert.Equal(progress.Heads, progress.Parties);
        Assert.Equal(progress.Heads, progress.ReadModel);
    });

    /// <summary>From now on it is of a kind that is known.</summary>
    private static void Name(TestStore store, string type)
    {
        using var connection = new SqliteConnection(SqliteLedgerFile.ConnectionString(
            ((StoreOptions.Embedded)store.Options).Directory, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        using var rename = connection.CreateCommand();
        rename.CommandText = "update ledger set type = $type where type = 'case.unheardOf'";
        rename.Parameters.AddWithValue("$type", type);
        Assert.Equal(1, rename.ExecuteNonQuery());
    }
}
