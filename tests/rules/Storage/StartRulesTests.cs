using Grid.Storage;
using static Grid.Storage.Presence;

namespace Grid.Tests.Storage;

public sealed class StartRulesTests
{
    private const string Place = "/srv/city", City = "c1", Other = "c2";

    [Fact]
    public void A_new_city_starts_and_is_given_an_identity()
    {
        Assert.Equal(new StartDecision(null, null, []), Start(Store(Missing, Missing, Missing, Missing)), Same);
        // The first start of the city broke off.
        Assert.Equal(new StartDecision(null, null, []), Start(Store(Unborn, Missing, Unborn, Unborn)), Same);
    }

    [Fact]
    public void A_whole_city_starts_and_one_of_the_version_before_is_given_an_identity()
    {
        Assert.Equal(new StartDecision(null, City, []), Start(Store(Kept, Kept, Kept, Kept)), Same);
        Assert.Equal(new StartDecision(null, null, []), Start(Store(Kept, Kept, Kept, Missing, identity: null)), Same);
    }

    [Theory]
    [InlineData(nameof(StorePart.ReadModel), "readmodel.db is missing: it is made again from the ledger")]
    [InlineData(nameof(StorePart.Grains), "grains.db is missing: it is made again from the ledger")]
    public void What_can_be_made_again_is_and_the_log_says_so(string part, string note) =>
        Assert.Equal(
            new StartDecision(null, City, [note]),
            Start(With(
                Store(Kept, Kept, Kept, Kept),
                part,
                static state => state with { Presence = Missing, Identity = null })),
            Same);

    [Fact]
    public void A_city_does_not_start_without_its_ledger() => Assert.Equal(
        "The city in /srv/city does not start: ledger.db is missing, the record of readmodel.db, grains.db, "
        + "contacts.db; put it back, or move the rest away to begin a new city.",
        Start(Store(Missing, Kept, Kept, Kept)).Refusal);

    [Fact]
    public void Contacts_that_are_missing_are_given_up_by_an_empty_file_alone()
    {
        var gone = With(
            Store(Kept, Kept, Kept, Kept),
            nameof(StorePart.Contacts),
            static state => state with { Presence = Missing, Identity = null });
        Assert.Equal(
            "The city in /srv/city does not start: contacts.db is missing, which nothing can make again; put it "
            + "back, or begin without contacts: put an empty file contacts.db in its place.",
            Start(gone).Refusal);

        var started = Start(With(gone, nameof(StorePart.Contacts), static state => state with { Presence = Empty }));
        Assert.Equal((null, City), (started.Refusal, started.Identity));
        Assert.StartsWith("contacts.db is empty", Assert.Single(started.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        nameof(StorePart.ReadModel),
        "readmodel.db is of city c2, and ledger.db is of city c1; put back the one that belongs to this ledger, or "
        + "remove readmodel.db, and the city makes it again from the ledger.")]
    [InlineData(
        nameof(StorePart.Contacts),
        "contacts.db is of city c2, and ledger.db is of city c1; put back the one that belongs to this ledger.")]
    public void A_file_of_another_city_is_refused(string part, string sentence) =>
        Assert.EndsWith(
            sentence,
            Start(With(Store(Kept, Kept, Kept, Kept), part, static state => state with { Identity = Other })).Refusal,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_from_before_there_were_identities_is_refused_beside_a_ledger_that_has_one() => Assert.Contains(
        "grains.db says of no city that it belongs to it",
        Start(With(
            Store(Kept, Kept, Kept, Kept), nameof(StorePart.Grains), static state => state with { Identity = null })
    ).Refusal,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        nameof(StorePart.ReadModel),
        "readmodel.db has read at 1:9, and partition 1 of ledger.db ends at 7, so the ledger is the older of the "
        + "two; put back the ledger that belongs to it, or, where that is lost, remove readmodel.db, and the city "
            + "makes it again from the ledger.")]
    [InlineData(
        nameof(StorePart.Ledger),
        "ledger.db has read at 1:9, and partition 1 of ledger.db ends at 7, so its end was cut off; put back the "
        + "latest backup.")]
    public void Nothing_may_lie_beyond_the_end_of_the_ledger(string part, string sentence)
    {
        Assert.Null(Start(Seen(part, 1, 7)).Refusal);
        Assert.EndsWith(sentence, Start(Seen(part, 1, 9)).Refusal, StringComparison.Ordinal);
        Assert.NotNull(Start(Seen(part, 3, 1)).Refusal); // a partition that has no end at all
    }

    [Fact]
    public void A_part_that_is_about_to_be_made_again_is_not_asked()
    {
        var store = With(
            Seen(nameof(StorePart.ReadModel), 1, 9),
            nameof(StorePart.ReadModel),
            static state => state with { Identity = Other });
        Assert.NotNull(StartRules.Decide(store, partitions: 2).Refusal);
        Assert.Null(StartRules.Decide(store, partitions: 2, remade: StorePart.ReadModel).Refusal);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void The_last_record_is_where_the_head_says(long end) => Assert.Contains(
        $"partition 1 of ledger.db ends at {end} and its head says 7",
        Start(Store(Kept, Kept, Kept, Kept) with { Ends = new Dictionary<int, long> { [0] = 5, [1] = end } }).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public void Another_cut_is_refused_with_the_one_there_is() => Assert.EndsWith(
        "was cut into 16 partitions at its first start, and stays so; set Grid__Ledger__Partitions=16 (it is 2).",
        Start(Store(Kept, Kept, Kept, Kept) with { Cut = 16 }).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData(
        nameof(StorePart.Ledger),
        "ledger.db is damaged (bad page); keep it aside and put back the latest backup; ledger verify says how far "
        + "the damaged one can be read.")]
    [InlineData(
        nameof(StorePart.Grains),
        "grains.db is damaged (bad page); remove grains.db, and the city makes it again from the ledger.")]
    [InlineData(
        nameof(StorePart.Contacts),
        "contacts.db is damaged (bad page); keep it aside and put back the latest backup, or begin without contacts: "
        + "put an empty file contacts.db in its place.")]
    public void A_damaged_file_is_named_with_what_to_do(string part, string sentence) =>
        Assert.EndsWith(
            sentence,
            Start(
                With(Store(Kept, Kept, Kept, Kept), part, static state => state with { Damage = "bad page" })).Refusal,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_that_cannot_be_written_is_named() => Assert.EndsWith(
        "ledger.db is read-only; give the account that runs the city the right to write it.",
        Start(With(
            Store(Kept, Kept, Kept, Kept), nameof(StorePart.Ledger), static state => state with { ReadOnly = true })
    ).Refusal,
        StringComparison.Ordinal);

    private static StartDecision Start(StoreState store) => StartRules.Decide(store, partitions: 2);

    private static bool Same(StartDecision one, StartDecision other) =>
        one.Refusal == other.Refusal && one.Identity == other.Identity && one.Notes.SequenceEqual(other.Notes);

    private static StoreState Seen(string part, int partition, long position) =>
        Store(Kept, Kept, Kept, Kept) with
        {
            Witnesses = [new(Enum.Parse<StorePart>(part), "read", partition, position)],
        };

    private static StoreState With(StoreState store, string part, Func<PartState, PartState> change) =>
        store with { Parts = [.. store.Parts.Select(state => state.Part.ToString() == part ? change(state) : state)] };

    private static StoreState Store(
        Presence ledger,
        Presence readModel,
        Presence grains,
        Presence contacts,
        string? identity = City)
    {
        var ends = new Dictionary<int, long> { [0] = 5, [1] = 7 };
        return new(
            Place,
            [
                Part(StorePart.Ledger, ledger),
                Part(StorePart.ReadModel, readModel),
                Part(StorePart.Grains, grains),
                Part(StorePart.Contacts, contacts),
            ],
            2,
            ends,
            ends,
            []);

        PartState Part(StorePart part, Presence presence)
        {
            var name = $"{part.ToString().ToLowerInvariant()}.db";
            return new(part, name, $"remove {name}", presence, presence is Kept or Unborn ? identity : null);
        }
    }
}
