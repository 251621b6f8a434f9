using Grid.Atlas;
using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Rulebook;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.City;

/// <summary>
/// This silo's Atlas and rulebook, both read from the registers' partition of the ledger: what is in force is what was
/// registered, in that order, and the position read so far is the version of both. One a silo.
/// </summary>
internal sealed partial class CityMap(
    ILedgerStore store,
    IGrainFactory grains,
    IOptions<LedgerOptions> ledger,
    IOptions<CityOptions> options,
    TimeProvider time,
    ILogger<CityMap> log) : SiloLoop(log)
{
    private const int Page = 500, MostLetters = 1000;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<(long Position, TaskCompletionSource Seen)> waiting = [];
    private readonly List<DeadLetter> passedOver = []; // not kept with the store yet
    private Task reading = Task.CompletedTask;
    private long position;
    private volatile Snapshot current = new(AtlasMap.Empty, Rules.Empty(TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)), PostBook.Empty, OfficeList.Empty, BeatBook.Empty, ChipBook.Empty);

    public AtlasMap Atlas => current.Atlas;

    public Rules Rules => current.Rules;

    public PostBook Posts => current.Posts;

    /// <summary>What the registers know of the words a rule uses.</summary>
    public KnownWords Known => new(current.Atlas, current.Offices);

    public OfficeList Offices => current.Offices;

    public BeatBook Beats => current.Beats;

    /// <summary>Which dog carries which chip.</summary>
    public ChipBook Chips => current.Chips;

    /// <summary>Who stands above whom, as registered now; the day asked for may be any.</summary>
    public Ladder Ladder => current.Ladder;

    public override void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(CityMap), ServiceLifecycleStage.ApplicationServices, ReadStored);
        base.Participate(lifecycle);
    }

    /// <summary>Where a point is. Nowhere is said only once everything registered has been read.</summary>
    public async Task<Located> Locate(GeoPoint point)
    {
        if (current.Atlas.Locate(point) is { Place: not null } located)
        {
            return located;
        }

        await CatchUp();
        return current.Atlas.Locate(point);
    }

    /// <summary>Where a point is, or why it is not ours.</summary>
    public async Task<Outcome<Place>> Find(GeoPoint point)
    {
        var located = await Locate(point);
        if (located.Place is { } place)
        {
            return place;
        }

        var atlas = current.Atlas;
        if (point is { Lon: >= -90 and <= 90 } && atlas.Locate(new(point.Lat, point.Lon)).Place is not null)
        {
            return Refusal.Unprocessable("place.swapped", $"lon {point.Lon} and lat {point.Lat} are swapped: ({point.Lat}, {point.Lon}) lies in the county. Send longitude as lon and latitude as lat.");
        }

        return Refusal.Unprocessable(
            "place.outside",
            located.Nearest is { } nearest
                ? $"The point lies {located.OutsideMetres:0} m outside the county; nearest is {nearest}. Send a point inside, WGS84 lon/lat (or say crs=gcj02)."
                : "No county has been registered yet, so no point lies inside it.");
    }

    /// <summary>Who answers for a report at a place and by when; a party named twice keeps its weightiest role.</summary>
    /// <param name="household">Who keeps the dog the report names.</param>
    public Outcome<Routing> Route(ReportCase report, PartyRef? household, Place place, DateTimeOffset at)
    {
        var now = current;
        return now.Rules.Route(now.Asked(report, household, place, at));
    }

    /// <summary>The same with its working, from one and the same rulebook.</summary>
    public Outcome<Explained> Explain(ReportCase report, PartyRef? household, Place place, DateTimeOffset at)
    {
        var now = current;
        var asked = now.Asked(report, household, place, at);
        var routed = now.Rules.Route(asked);
        return routed.Value is { } routing
            ? new Explained(now.Rules, routing, RouteExplanation.Of(now.Rules, asked, routing.Duties), now.Posts, now.Offices, now.Ladder)
            : routed.Refusal!;
    }

    /// <summary>How far into the registers everything here was read.</summary>
    public long Version => current.Atlas.Version;

    public DutiesAt HoldersAt(Place place, DateOnly day)
    {
        var now = current;
        return new Holders(now.Posts, now.Offices).At(place, day);
    }

    /// <summary>Gaps and overlaps of a day, from one and the same registers.</summary>
    public (IReadOnlyList<DutyCoverage> Duties, IReadOnlyList<CoverageItem> Items) Coverage(DateOnly day, PostDuty? only)
    {
        var now = current;
        return new CoverageCheck(now.Atlas, now.Posts, now.Offices).On(day, only);
    }

    /// <summary>When a limit that starts at a time ends, by the calendar of a department.</summary>
    public DateTimeOffset Due(DateTimeOffset from, CaseLimit limit, PartyRef department) =>
        current.Rules.Calendar.For(department.Key).Due(from, limit.Amount, limit.Unit);

    /// <summary>How much of a limit ran between two times, by the calendar of a department.</summary>
    public double Elapsed(DateTimeOffset from, DateTimeOffset to, LimitUnit unit, PartyRef department) =>
        current.Rules.Calendar.For(department.Key).Elapsed(from, to, unit);

    /// <summary>
    /// This map shows the registers up to a position after this. Whoever follows them is mostly there already; when he is held up,
    /// or waits at an owner that was replaced, they are read from the store.
    /// </summary>
    public async Task Reached(long wanted)
    {
        TaskCompletionSource seen;
        lock (gate)
        {
            if (position >= wanted)
            {
                return;
            }

            seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, seen));
        }

        await seen.Task.WaitAsync(options.Value.MapPatience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        for (var attempt = 0; !seen.Task.IsCompleted && attempt < 2; attempt++) // a read that others began may have begun too early
        {
            try
            {
                await ReadOn();
            }
            catch (Exception failed)
            {
                Log.FollowFailed(log, failed, position);
            }
        }

        if (!seen.Task.IsCompleted)
        {
            Log.Behind(log, wanted, position);
        }
    }

    /// <summary>Waits until this map shows everything registered until now.</summary>
    public async Task CatchUp() => await Reached((await store.Heads())[ledger.Value.RegisterPartition]);

    private Task ReadOn()
    {
        lock (gate)
        {
            return reading.IsCompleted ? reading = ReadOn(Stopping) : reading;
        }
    }

    private async Task ReadStored(CancellationToken cancel)
    {
        await ReadOn(cancel);
        Log.Read(log, position);
        var unreadable = passedOver.Select(static letter => letter.Position).ToHashSet();
        foreach (var letter in await store.DeadLetters(Follower.Map, ledger.Value.RegisterPartition, MostLetters, cancel))
        {
            if (!unreadable.Contains(letter.Position))
            {
                await store.RemoveDeadLetter(letter, cancel); // an earlier version could not read it
            }
        }

        await KeepPassedOver(cancel);
    }

    private async Task KeepPassedOver(CancellationToken cancel)
    {
        DeadLetter[] letters;
        lock (gate)
        {
            letters = [.. passedOver];
            passedOver.Clear();
        }

        foreach (var letter in letters)
        {
            await store.AddDeadLetter(letter, cancel);
        }
    }

    private async Task ReadOn(CancellationToken cancel)
    {
        await Task.Yield();
        for (var read = await store.Read(ledger.Value.RegisterPartition, position, Page, cancel); read.Count > 0; read = await store.Read(ledger.Value.RegisterPartition, position, Page, cancel))
        {
            Take(read);
        }
    }

    protected override Task Run() => Follow(Stopping);

    private async Task Follow(CancellationToken cancel)
    {
        await Task.Yield();
        var registers = grains.GetGrain<ILedgerPartitionGrain>(ledger.Value.RegisterPartition);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var page = await registers.Follow(position, Page, LongPoll).WaitAsync(cancel);
                Take(page.Records);
                await KeepPassedOver(cancel);
            }
            catch (Exception failed) when (!cancel.IsCancellationRequested)
            {
                Log.FollowFailed(log, failed, position);
                await Task.Delay(Pause, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Takes what it has not seen yet of a page that begins no later than where it stands.</summary>
    private void Take(IReadOnlyList<LedgerRecord> records)
    {
        lock (gate)
        {
            if (records.Count == 0 || records[^1].Position.Position <= position)
            {
                return;
            }

            var unseen = records.Where(record => record.Position.Position > position).ToList();
            try
            {
                current = Changed(current, unseen, records[^1].Position.Position);
            }
            catch (Exception wrong)
            {
                Log.OneByOne(log, wrong, unseen[0].Position, unseen.Count);
                current = unseen.Aggregate(current, ChangedOrNot);
            }

            position = records[^1].Position.Position;
            waiting.ForEach(wait => _ = wait.Position <= position && wait.Seen.TrySetResult());
            waiting.RemoveAll(wait => wait.Position <= position);
        }
    }

    /// <summary>What the map cannot show costs it nothing else.</summary>
    private Snapshot ChangedOrNot(Snapshot before, LedgerRecord record)
    {
        try
        {
            return Changed(before, [record], record.Position.Position);
        }
        catch (Exception wrong)
        {
            PassOver(record, wrong);
            return before;
        }
    }

    private void PassOver(LedgerRecord record, Exception wrong)
    {
        Log.Unreadable(log, wrong, record.Position);
        passedOver.Add(new(StoredParty.Read(record.Source), record.Position, DeadLetterReason.Of(wrong), time.GetUtcNow(), Follower.Map));
    }

    /// <summary>Null for what this version cannot read: the map goes on without it.</summary>
    private GridEvent? Read(LedgerRecord record)
    {
        try
        {
            return EventCodec.Read(record);
        }
        catch (UnreadableRecordException wrong)
        {
            PassOver(record, wrong);
            return null;
        }
    }

    private Snapshot Changed(Snapshot before, IEnumerable<LedgerRecord> records, long version)
    {
        var places = new List<(PartyRef, RegisterData)>();
        var (offices, appointments, beats) = (new Dictionary<string, DepartmentData>(), new List<Appointment>(), new List<(string Code, BeatData Data, DateTimeOffset At)>());
        var (rules, chips) = (before.Rules, new List<(string Dog, string? Chip)>());
        foreach (var record in records)
        {
            if (!PartyRef.TryParse(record.Source, out var source) || source.Kind.Traits.Map == MapUse.None || Read(record) is not Registered registered)
            {
                continue;
            }

            switch (registered.Data)
            {
                case TableData table:
                    rules = rules.With(record.Position.Position, table);
                    break;
                case DepartmentData department:
                    offices[registered.Ref.Key] = department;
                    break;
                case AppointmentData appointment:
                    appointments.Add(new(registered.Ref.Key, appointment));
                    break;
                case DogData dog:
                    chips.Add((registered.Ref.Key, dog.Chip));
                    break;
                case BeatData beat:
                    beats.Add((registered.Ref.Key, beat, registered.At));
                    break;
                default:
                    places.Add((registered.Ref, registered.Data));
                    break;
            }
        }

        return new(
            before.Atlas.With(version, places),
            rules,
            appointments.Count > 0 ? before.Posts.With(appointments) : before.Posts,
            offices.Count > 0 ? before.Offices.With(offices) : before.Offices,
            beats.Count > 0 ? before.Beats.With(version, beats) : before.Beats,
            chips.Count > 0 ? before.Chips.With(chips) : before.Chips);
    }

    private sealed record Snapshot(AtlasMap Atlas, Rules Rules, PostBook Posts, OfficeList Offices, BeatBook Beats, ChipBook Chips)
    {
        public Ladder Ladder { get; } = new(Atlas, Posts, Offices);

        public RouteQuestion Asked(ReportCase report, PartyRef? household, Place place, DateTimeOffset at) =>
            new(report.Kind, report.Class, report.Condition, place, at, report.Dog, household, Offices.CommandCentre, report.Attachment);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The map of the city was read to register position {Position}")]
        public static partial void Read(ILogger log, long position);

        [LoggerMessage(LogLevel.Error, "The map of the city cannot take {Count} records from {Position} on together, and takes them one by one")]
        public static partial void OneByOne(ILogger log, Exception wrong, LedgerPosition position, int count);

        [LoggerMessage(LogLevel.Error, "The map of the city goes on without {Position}, which cannot be read; it is kept as a dead letter")]
        public static partial void Unreadable(ILogger log, Exception wrong, LedgerPosition position);

        [LoggerMessage(LogLevel.Warning, "The registers could not be followed beyond {Position}; trying again")]
        public static partial void FollowFailed(ILogger log, Exception failed, long position);

        [LoggerMessage(LogLevel.Warning, "The map cannot be brought to register position {Wanted}; it is at {Position}")]
        public static partial void Behind(ILogger log, long wanted, long position);
    }
}
