using Grid.City;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Tests.Ledger;

/// <summary>A source of events loads, decides, appends, and decides again when another writer was first.</summary>
public sealed class DecideTests
{
    private const string Source = "city/330424";
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly MemoryPartitions ledger = new();
    private readonly List<string> seen = []; // the state of each attempt

    [Fact]
    public async Task What_is_decided_is_stored_and_known()
    {
        var source = New();

        Assert.Null(await Decide(source, Loaded("cells"), Loaded("roads")));

        Assert.Equal("cells,roads", source.State);
        Assert.Equal(
            (2, new LedgerPosition(3, 1), new LedgerPosition(3, 2)), (source.Version, source.First, source.Last));
        Assert.Equal([""], seen);
    }

    [Fact]
    public async Task It_decides_on_what_the_record_holds()
    {
        ledger.Store(3, Source, Loaded("cells"));

        Assert.Null(await Decide(New(), Loaded("roads")));

        Assert.Equal(["cells"], seen);
        Assert.Equal([1, 2], ledger.Records.Select(static record => record.Version));
    }

    [Fact]
    public async Task It_decides_again_on_what_another_writer_stored_first()
    {
        var source = New();
        ledger.Before = First(times: 1);

        Assert.Null(await Decide(source, Loaded("roads")));

        Assert.Equal(["", "other"], seen);
        Assert.Equal("other,roads", source.State);
    }

    [Fact]
    public async Task It_gives_up_when_others_are_first_each_time()
    {
        var source = New();
        ledger.Before = First(times: int.MaxValue);

        var refusal = await Decide(source, Loaded("roads"));

        Assert.Equal((RefusalKind.Busy, "command.raced"), (refusal!.Kind, refusal.Code));
        Assert.Equal(["", "other", "other,other", "other,other,other"], seen);
        Assert.Equal("other,other,other,other", source.State);
    }

    [Fact]
    public async Task What_is_refused_after_another_writer_was_first_is_not_stored()
    {
        ledger.Before = First(times: 1);

        var refusal = await New().Decide<FileLoaded>(
            static files => files == "" ? Loaded("roads") : Refusal.Conflict("files.loaded", "Loaded already."),
            Nobody);

        Assert.Equal("files.loaded", refusal?.Code);
        Assert.Single(ledger.Records);
    }

    [Fact]
    public async Task A_refusal_stores_nothing_even_beside_events()
    {
        var refused = new Decision<FileLoaded>([Loaded("roads")], Refusal.Conflict("files.loaded", "Loaded already."));

        Assert.Same(refused.Refusal, await New().Decide(_ => refused, Nobody));

        Assert.Equal(0, ledger.Appends);
    }

    [Fact]
    public async Task Nothing_to_store_asks_the_ledger_for_nothing()
    {
        Assert.Null(await Decide(New()));

        Assert.Equal(0, ledger.Appends);
    }

    [Theory]
    [InlineData(AppendResult.Full, "city.full")]
    [InlineData(AppendResult.Rejected, "ledger.rejected")]
    internal async Task What_the_ledger_does_not_take_is_refused_at_once_and_not_remembered(
        AppendResult result,
        string code)
    {
        var source = New();
        await Decide(source, Loaded("cells"));
        ledger.Before = _ => new(result, default, "too long");

        var refusal = await Decide(source, Loaded("roads"));

        Assert.Equal(code, refusal?.Code);
        Assert.Equal(["", "cells"], seen);
        Assert.Equal(("cells", 1), (source.State, source.Version));
    }

    [Fact]
    public async Task An_append_whose_outcome_is_unknown_is_looked_for_in_the_record()
    {
        ledger.After = static () => throw new LedgerOutcomeUnknownException("The owner is gone.");

        Assert.Null(await New().Decide(
            files =>
                files.Contains("roads", StringComparison.Ordinal)
                    ? Decision<FileLoaded>.Nothing
                    : Loaded("roads"),
            Nobody));

        Assert.Single(ledger.Records);
    }

    [Fact]
    public async Task After_a_failed_append_it_reads_the_record_before_it_decides()
    {
        var source = New();
        await Decide(source, Loaded("cells"));
        ledger.After = static () => throw new InvalidOperationException("The call broke off.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Decide(source, Loaded("roads")));
        ledger.After = static () => { };
        seen.Clear();

        Assert.Null(await Decide(source, Loaded("beats")));

        Assert.Equal(["cells,roads"], seen);
        Assert.Equal("cells,roads,beats", source.State);
    }

    [Fact]
    public async Task Later_events_follow_the_first_into_its_partition()
    {
        ledger.Store(5, Source, Loaded("cells"));

        await Decide(New(), Loaded("roads"));

        Assert.Equal([5, 5], ledger.Records.Select(static record => record.Position.Partition));
    }

    [Fact]
    public async Task What_goes_on_from_a_memory_reads_only_when_that_is_out_of_date()
    {
        var source = New();
        source.Resume("", 0, default);
        await Decide(source, Loaded("cells"));
        Assert.Equal(0, ledger.Reads);

        ledger.Before = First(times: 1);
        await Decide(source, Loaded("roads"));

        Assert.Equal(1, ledger.Reads);
        Assert.Equal("cells,other,roads", source.State);
    }

    private static FileLoaded Loaded(string file) => new(file, "00") { At = Noon, By = "loader" };

    private static IReadOnlyList<EntityRef> Nobody(string before, string after, FileLoaded loaded) => [];

    private EventSourced<string> New() => new(
        Source,
        "",
        static (files, happened) => $"{files},{((FileLoaded)happened).File}".TrimStart(','),
        ledger.Client,
        static _ => 3);

    private Task<Refusal?> Decide(EventSourced<string> source, params FileLoaded[] events) => source.Decide<FileLoaded>(
        files =>
        {
            seen.Add(files);
            return events;
        },
        Nobody);

    /// <summary>Another writer stores an event just before each of the next appends.</summary>
    private Func<AppendRequest, Appended?> First(int times) => request =>
    {
        if (times-- > 0)
        {
            ledger.Store(3, request.Source, Loaded("other"));
        }

        return null;
    };
}
