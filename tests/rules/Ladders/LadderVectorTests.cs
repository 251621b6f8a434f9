using System.Text.Json;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Penalties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using Grid.Tests.Vectors;

namespace Grid.Tests.Ladders;

/// <summary>
/// The worked examples of the ladder, each read by its facts and compared by its answers. Rows come from the settings
/// that an example gives.
/// </summary>
public sealed class LadderVectorTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = VectorFile.Read("shops/4-ladder.json");
    private static readonly WorkingCalendar Calendar = Rules.Empty(Year2019.China).Calendar;

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_is_answered_as_it_was_worked_by_hand(string id)
    {
        var (facts, expected) = (Cases[id].GetProperty("facts"), Cases[id].GetProperty("expected"));
        var compared = 0;
        foreach (var (name, told) in Answers(facts))
        {
            if (expected.TryGetProperty(name, out var wanted))
            {
                Assert.Equal(wanted.ToString(), told);
                compared++;
            }
        }

        // The next step and the reason of a refusal are words: another sentence may say the same.
        var words = expected.EnumerateObject().Count(static one => one.Name is "missing" or "nextStep" or "shown");
        Assert.Equal(expected.EnumerateObject().Count() - words, compared);
    }

    [Fact]
    public void The_history_of_a_front_is_shown_as_the_former_holders()
    {
        var story = new Story(Cases["L009"].GetProperty("facts"));

        Assert.Equal(2, story.Standing().Steps.Count(static step => step.Why == "It was a former holder's."));
    }

    [Theory]
    [InlineData("L012", "ladder.skip")]
    [InlineData("L021", "ladder.guide")]
    public void A_refusal_names_its_clause_and_the_step_that_is_missing(string id, string code)
    {
        var refusal = new Story(Cases[id].GetProperty("facts")).Wanted().Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Clause!);
        Assert.Contains(id == "L012" ? "\"reason\"" : "designated place", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>What the rules say to the facts: each answer by the name that the examples give it.</summary>
    private static IEnumerable<(string Name, string Told)> Answers(JsonElement facts)
    {
        var story = new Story(facts);
        if (facts.TryGetProperty("events", out _))
        {
            yield return ("persuasions", $"{story.State.Counts.Persuasions}");
            yield return ("simple", $"{story.State.Counts.Simple}");
            yield return ("general", $"{story.State.Counts.General}");
            yield return ("contactless", $"{story.State.Counts.Contactless}");
            yield break;
        }

        if (facts.TryGetProperty("rung", out _))
        {
            var taken = story.Wanted();
            yield return ("answer", taken.Refusal is null ? "allowed" : "refused");
            yield return (
                "persuasionsCounted", $"{taken.Events.Aggregate(story.State, LadderRules.Apply).Counts.Persuasions}");
            yield break;
        }

        var standing = story.Standing();
        if (facts.TryGetProperty("wantedRung", out var wanted))
        {
            var taken = story.Wanted();
            yield return ("answer", taken.Refusal is null ? "allowed" : "refused");
            yield return ("offered", Word(standing.Next));
            yield return (wanted.GetString()!, taken.Refusal is null ? "taken" : "refused");
            var after = taken.Events.Aggregate(story.State, LadderRules.Apply);
            yield return ("fineToday", Fine(story.Standing(after)));
            yield break;
        }

        yield return ("answer", Word(standing.Next));
        yield return ("countInWindow", $"{standing.CountInWindow}");
        yield return ("fine", Fine(standing));
    }

    private static string Fine(LadderStanding standing) => standing.Fine.Allowed ? "allowed" : "forbidden";

    private static string Word(Rung? rung) => rung switch
    {
        null => "none",
        { } known => $"{known}".ToLowerInvariant(),
    };

    /// <summary>One example as a ladder: its settings as rows, what happened as events.</summary>
    private sealed class Story
    {
        private readonly JsonElement facts;
        private readonly IReadOnlyList<LadderRow> rows;

        public Story(JsonElement facts)
        {
            this.facts = facts;
            rows = Rows(
                facts.GetProperty("settings"), Text("party")?.Contains("stall", StringComparison.Ordinal) == true);
            var happened = new List<(DateTimeOffset At, Rung Rung, string Class, DateTimeOffset? TakenBack)>();
            Add(happened, "persuasions", Rung.Persuade);
            Add(happened, "reminders", Rung.Remind);
            AddFor(happened, "persuasionsFor", Rung.Persuade);
            AddFor(happened, "remindersFor", Rung.Remind);
            if (facts.TryGetProperty("formerHolder", out var former))
            {
                AddAll(happened, former.GetProperty("reminders"), Rung.Remind, Class);
                Holder = At("2019-05-01T00:00:00+08:00");
            }

            foreach (var one in happened.OrderBy(static one => one.At))
            {
                Record(new(
                    State.Steps.Count + 1, one.Rung, ClassKind.Event, one.Class, one.At, $"{one.Rung}"));
                if (one.TakenBack is { } objection)
                {
                    Apply(new RungContested(State.Steps.Count, "x") { At = objection });
                    Apply(new RungReviewed(State.Steps.Count, true, "x") { At = objection });
                }
            }

            if (Text("orderServedAt") is { } served)
            {
                Record(new(
                    1, Rung.Order, ClassKind.Event, Class, At(served), "order", At(Text("orderLimit")!)));
                var looked = LadderRules.Recheck(
                    State,
                    new("x", ClassKind.Event, Class, facts.GetProperty("stillThere").GetBoolean()
                        ? RecheckResult.Persists
                        : RecheckResult.Corrected),
                    Facts([]),
                    At(Text("recheckAt")!));
                Assert.Null(looked.Refusal);
                State = looked.Events.Aggregate(State, LadderRules.Apply);
            }

            if (facts.TryGetProperty("events", out var events))
            {
                foreach (var one in events.EnumerateArray())
                {
                    Take(one);
                }
            }
        }

        public LadderState State { get; private set; } = new();

        private DateTimeOffset? Holder { get; }

        private string Class => Text("behaviour") ?? "04-05";

        private DateTimeOffset Found => At(Text("foundAgainAt") ?? Text("foundAt") ?? Text("at")!);

        public LadderStanding Standing() => Standing(State);

        public LadderStanding Standing(LadderState state) =>
            LadderStandings.Of(state, new(ClassKind.Event, Class), rows, Found, Holder);

        public Decision<LadderEvent> Wanted()
        {
            IReadOnlyList<Post> posts = Text("by")?.StartsWith("assistant", StringComparison.Ordinal) == true
                ? [Post.Assistant]
                : [];
            return LadderRules.Take(
                State,
                new(
                    Text("by") ?? "officer",
                    Enum.Parse<Rung>(Text("wantedRung") ?? Text("rung")!, ignoreCase: true),
                    ClassKind.Event,
                    Class,
                    Reason: Text("reason"),
                    Under: Text("under"),
                    NoPointFree: facts.TryGetProperty("designatedPointFree", out var free) && !free.GetBoolean()),
                Facts(posts),
                Found);
        }

        private void Take(JsonElement one)
        {
            var rung = Enum.GetValues<Rung>()
                .Single(rung => one.TryGetProperty($"{rung}".ToLowerInvariant(), out _));
            PenaltyProcedure? procedure = one.TryGetProperty("procedure", out var named)
                ? Enum.Parse<PenaltyProcedure>(named.GetString()!, ignoreCase: true)
                : null;
            var taken = LadderRules.Take(
                State,
                new("officer", rung, ClassKind.Event, Class, Reason: "x", Procedure: procedure),
                Facts([]),
                At(one.GetProperty("at").GetString()!));
            Assert.Null(taken.Refusal);
            State = taken.Events.Aggregate(State, LadderRules.Apply);
        }

        private LadderFacts Facts(IReadOnlyList<Post> posts) => new(rows, Calendar, posts, Holder);

        private string? Text(string name) =>
            facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;

        private static DateTimeOffset At(string text) =>
            DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        private void Record(RungTaken taken) => Apply(taken with { At = taken.Found, By = "officer" });

        private void Apply(LadderEvent happened) => State = LadderRules.Apply(State, happened);

        private void Add(
            List<(DateTimeOffset, Rung, string, DateTimeOffset?)> happened, string name, Rung rung)
        {
            if (facts.TryGetProperty(name, out var times))
            {
                AddAll(happened, times, rung, Class);
            }
        }

        private void AddFor(
            List<(DateTimeOffset, Rung, string, DateTimeOffset?)> happened, string name, Rung rung)
        {
            if (facts.TryGetProperty(name, out var classes))
            {
                foreach (var one in classes.EnumerateObject())
                {
                    AddAll(happened, one.Value, rung, one.Name);
                }
            }
        }

        private static void AddAll(
            List<(DateTimeOffset, Rung, string, DateTimeOffset?)> happened,
            JsonElement times,
            Rung rung,
            string code) => happened.AddRange(times.EnumerateArray().Select(time =>
        {
            if (time.ValueKind == JsonValueKind.String)
            {
                return (At(time.GetString()!), rung, code, (DateTimeOffset?)null);
            }

            var at = At(time.GetProperty("at").GetString()!);
            return (at, rung, code, (DateTimeOffset?)at.AddDays(1)); // the objection was upheld before the finding
        }));

        private static List<LadderRow> Rows(JsonElement settings, bool isStall)
        {
            Assert.Equal("resets the count", settings.GetProperty("correctionInTime").GetString());
            Assert.EndsWith("no longer counts", settings.GetProperty("windowEdge").GetString());
            var reminders = settings.GetProperty("remindersBeforeOrder").GetInt32();
            var days = settings.GetProperty("windowDays").GetDouble();
            return
            [
                .. settings.GetProperty("rungs").EnumerateArray().Select(word =>
                {
                    var rung = Enum.Parse<Rung>(word.GetString()!, ignoreCase: true);
                    var isOrder = rung == Rung.Order;
                    int After() => rung switch
                    {
                        Rung.Persuade => 0,
                        Rung.Order => reminders,
                        _ => 1,
                    };
                    return new LadderRow(
                        $"{rung}", [], null, ["*"], rung, After(), days, WindowEdge.Out, isOrder ? 3 : null,
                        isOrder ? LimitUnit.WorkDay : null, null, rung > Rung.Remind ? [Post.Officer] : [],
                        settings.GetProperty("skipNeedsGround").GetBoolean() ? LadderSkip.Ground : LadderSkip.Free,
                        isOrder, isStall && rung > Rung.Remind, "clause", new(2018, 1, 1), null, "x", "L");
                }),
            ];
        }
    }
}
