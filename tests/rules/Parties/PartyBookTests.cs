using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Grid.Shops;
using Grid.Tests.Repeats;

namespace Grid.Tests.Parties;

/// <summary>
/// A party takes each record of the ledger once and in order, in spite of lost, late and repeated deliveries.
/// </summary>
public sealed class PartyBookTests
{
    private readonly TestParty party = new(TestPlace.Shop);

    [Fact]
    public async Task A_late_or_repeated_delivery_changes_nothing()
    {
        var book = await party.Wake();
        var first = Report(1);
        var second = Report(2);
        await book.Deliver([first, second], 0, party);
        var figures = book.State.Figures;

        await book.Deliver([first, second], 0, party); // again
        await book.Deliver([first], 0, party); // late

        Assert.Equal((2, figures), (book.State.Held.Count, book.State.Figures));
        Assert.Equal(2, party.Changes.Count);
    }

    [Fact]
    public async Task What_a_party_missed_it_reads_before_it_applies_what_came_after()
    {
        var book = await party.Wake();
        await book.Deliver([Report(1)], 0, party);
        var missed = Report(2); // another activation received it
        var last = Report(3);

        await book.Deliver([last], missed.Position.Position, party);

        var applied = party.Changes.Select(static change => change.Case!.Value.Id);
        Assert.Equal([TestPlace.Id(1), TestPlace.Id(2), TestPlace.Id(3)], applied);
    }

    [Fact]
    public async Task What_was_delivered_before_a_party_woke_is_not_read_again()
    {
        var before = Report(1);
        var book = await party.Wake();
        var applied = party.Changes.Count;

        await book.Deliver([before], 0, party);

        Assert.Equal((1, 1), (applied, party.Changes.Count));
    }

    [Fact]
    public async Task The_deliverer_of_a_record_that_could_not_be_applied_is_answered_with_the_reason()
    {
        var broken = party.Unreadable("case/" + TestPlace.Id(1));
        var good = Report(2);
        var book = await party.Wake();
        Assert.Single(book.State.Held); // it goes on without the broken one

        var wrong = await Assert.ThrowsAsync<UnreadableRecordException>(() => book.Deliver([broken, good], 0, party));

        Assert.Equal(broken.Position, wrong.Position);
        await book.Deliver([good], broken.Position.Position, party);
        Assert.Single(party.Changes);
    }

    [Fact]
    public async Task Another_activation_goes_on_from_the_snapshot_and_reads_what_came_after()
    {
        party.Options.SnapshotEvery = 2;
        var book = await party.Wake();
        await book.Deliver([Report(1), Report(2)], 0, party);
        await book.Deliver([Report(3)], 2, party);
        await book.Close();

        party.Changes.Clear();
        var next = await party.Wake();

        Assert.Equal((1, 1), (party.SnapshotsWritten, party.Changes.Count));
        Assert.Equal(book.State.Figures, next.State.Figures);
        Assert.Equal(book.State.Held.Keys.Order(), next.State.Held.Keys.Order());
    }

    [Fact]
    public async Task The_more_a_party_holds_the_rarer_its_snapshot_is()
    {
        party.Options.SnapshotEvery = 4;
        var book = await party.Wake();
        foreach (var id in Enumerable.Range(1, 8))
        {
            await Deliver(book, Report(id));
        }

        Assert.Equal(1, party.SnapshotsWritten); // of four cases

        foreach (var written in new[] { 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3 })
        {
            await Deliver(book, Accept(1));
            Assert.Equal(written, party.SnapshotsWritten); // of eight cases, each after eight records
        }
    }

    [Fact]
    public async Task A_party_whose_book_is_cleared_reads_every_record_again()
    {
        party.Options.SnapshotEvery = 1;
        var book = await party.Wake();
        await book.Deliver([Report(1), Report(2)], 0, party);
        await book.Clear();
        await book.Close();
        party.Changes.Clear();

        await party.Wake();

        Assert.Equal(2, party.Changes.Count);
    }

    [Fact]
    public async Task A_party_whose_snapshot_another_activation_wrote_leaves_it_to_that_one()
    {
        party.Options.SnapshotEvery = 1;
        var book = await party.Wake();
        Assert.True(await book.Deliver([Report(1)], 0, party));

        party.IsRaced = true;

        Assert.False(await book.Deliver([Accept(1)], 1, party));
    }

    [Fact]
    public async Task Of_two_own_entries_that_cannot_be_read_the_later_counts_whichever_is_delivered_last()
    {
        Enter(1, "Tea");
        var earlier = party.Unreadable(TestPlace.Shop.ToString(), 2);
        var later = party.Unreadable(TestPlace.Shop.ToString(), 3);
        var book = await party.Wake();
        Assert.Equal(later.Position, book.Entry!.Unread);

        await Assert.ThrowsAsync<UnreadableRecordException>(() => book.Deliver([earlier], 1, party));

        Assert.Equal(later.Position, book.Entry!.Unread);
    }

    [Fact]
    public async Task A_later_entry_that_can_be_read_heals_one_that_could_not()
    {
        Enter(1, "Tea");
        party.Unreadable(TestPlace.Shop.ToString(), 2);
        var book = await party.Wake();
        Assert.NotNull(book.Entry!.Unread);

        await book.Deliver([Enter(3, "Fruit")], 2, party);

        Assert.Equal((3, null), (book.Entry!.Version, book.Entry.Unread));
        Assert.True(party.Changes[^1].EntryChanged);
    }

    private Task<bool> Deliver(PartyBook book, LedgerRecord record) =>
        book.Deliver([record], record.Position.Position - 1, party);

    private LedgerRecord Accept(int id) =>
        party.Record(new CaseAccepted { At = TestPlace.Day(id) }, CaseRules.CaseRef(TestPlace.Id(id)).ToString());

    private LedgerRecord Report(int id) =>
        party.Record(TestPlace.Reported(id), CaseRules.CaseRef(TestPlace.Id(id)).ToString());

    private LedgerRecord Enter(int version, string name)
    {
        var data = new ShopData
        {
            Name = name, Segment = TestPlace.Segment.Key, Side = "left", FromMetres = 0, ToMetres = 8, WallMetres = 15,
        };
        var entered = new Registered { At = TestPlace.Day(0), By = "clerk", Ref = TestPlace.Shop, Data = data };
        return party.Record(entered, TestPlace.Shop.ToString(), version);
    }
}
