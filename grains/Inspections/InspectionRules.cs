using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Grid.Checklists;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Inspections;

/// <summary>How places are drawn, judged and scored. Pure.</summary>
internal static class InspectionRules
{
    private const int MostPlaces = 500, LongestDays = 366;

    public static Refusal? Check(PlanInspection plan)
    {
        if (plan.Inspectors.Count is 0 or > 50)
        {
            return Refusal.Invalid("inspection.inspectors", "An inspection has 1 to 50 inspectors, by code.");
        }

        if (plan.Until < plan.From || plan.Until.DayNumber - plan.From.DayNumber >= LongestDays)
        {
            return Refusal.Invalid(
                "inspection.period", $"It ends on the day it begins or later, within {LongestDays} days.");
        }

        var placesUnfit = plan.Draw is null
            ? plan.Places.Count is 0 or > MostPlaces || plan.Kind == InspectionKind.Spot
            : plan.Draw is < 1 or > MostPlaces;
        if (placesUnfit)
        {
            return Refusal.Invalid(
                "inspection.places",
                $"Name 1 to {MostPlaces} segments or cells, or say how many to draw; a spot check (抽查) is drawn.");
        }

        return plan.Places.Any(static place => place.Kind is not (EntityKind.Segment or EntityKind.Cell))
            ? Refusal.Invalid("inspection.places", "Places are segments or cells: segment/‹segment›.")
            : null;
    }

    /// <summary>The refusal of an inspector who neither holds the post nor stands in.</summary>
    public static Refusal NotHolder(string by, DateOnly day) => Refusal.Unprocessable(
        "inspection.notHolder",
        $"On {day:yyyy-MM-dd} {by} is no office of the county and holds no post of an inspector (督查员). Send the code "
        + "of one who does, or appoint a stand-in for the days (PUT /v1/appointments/{code}).");

    /// <summary>
    /// A draw that every reader of the plan can repeat: it takes the first places of the pool in the order of the hash
    /// of seed and place.
    /// </summary>
    public static IReadOnlyList<EntityRef> Draw(IEnumerable<EntityRef> pool, int count, string seed) =>
        [
            .. pool.Distinct()
                .OrderBy(place => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{seed}\n{place}")))
                .ThenBy(static place => place.ToString(), StringComparer.Ordinal)
                .Take(count),
        ];

    public static Decision<GridEvent> Decide(
        InspectionState state,
        InspectionData plan,
        JudgeItem command,
        Guid? reported,
        DateTimeOffset now,
        Measurement? measured = null)
    {
        if (state.Commands.TryGetValue(command.Id, out var before))
        {
            return before.Answer<GridEvent>(ContentOf(command));
        }

        return Refuse(state, plan, command) is { } refusal
            ? refusal
            : new InspectionJudged(
                command.Place,
                command.Item,
                command.Passed,
                command.Points ?? (command.Passed ? 100 : 0),
                command.Note,
                reported,
                measured)
            {
                At = now,
                By = command.By,
                Command = command.Id,
                Content = ContentOf(command),
            };
    }

    public static Refusal? Refuse(InspectionState state, InspectionData plan, JudgeItem command)
    {
        if (state.Closed is not null)
        {
            return Refusal.Conflict(
                "inspection.closed",
                $"The inspection was closed by {state.Closed.By} at {state.Closed.At:O}. Plan another.");
        }

        if (!plan.Inspectors.Contains(command.By))
        {
            return Refusal.Unprocessable(
                "inspection.notInspector", "Only its inspectors judge: send one of their codes as \"by\".");
        }

        if (!plan.Places.Contains(command.Place))
        {
            return Refusal.Unprocessable(
                "inspection.placeNotInspected", $"{command.Place} is not among the places of this inspection.");
        }

        return command.Points is { } points && !(points is >= 0 and <= 100)
            ? Refusal.Invalid("inspection.points", "points lie between 0 and 100.")
            : null;
    }

    /// <summary>A number that says otherwise than the result does: one of both is wrong.</summary>
    public static Refusal? Contradicts(JudgeItem command, Measurement? measured) =>
        measured is not null && measured.IsMet != command.Passed
            ? Refusal.Unprocessable(
                "inspection.measured",
                $"{command.Item} was measured as {measured}, which {(measured.IsMet ? "meets" : "does not meet")} the "
                + $"standard, and passed is {(command.Passed ? "true" : "false")}. Send the number and the result that "
                + "belong together.")
            : null;

    /// <param name="open">How many items were not judged.</param>
    public static Decision<GridEvent> Close(InspectionState state, string by, int open, DateTimeOffset now)
    {
        if (state.Closed is { } closed)
        {
            return closed.By == by
                ? Decision<GridEvent>.Nothing
                : Refusal.Conflict(
                    "inspection.closed", closed.Open > 0
                        ? $"It was closed by {closed.By} at {closed.At:O} in part: {closed.Open} items were not judged."
                        : $"It was closed by {closed.By} at {closed.At:O} with {closed.Score} points.");
        }

        return state.Score is { } score
            ? new InspectionClosed(score, open) { At = now, By = by }
            : Refusal.Conflict("inspection.unjudged", "Nothing was judged yet, so there is no score to close with.");
    }

    public static InspectionState Apply(InspectionState state, GridEvent happened) => happened switch
    {
        InspectionJudged e => state with
        {
            Results = state.Results.SetItem((e.Place, e.Item), e),
            Commands = state.Commands.SetItem(e.Command!, Did(e)),
        },
        InspectionClosed e => state with { Closed = e },
        _ => throw new System.Diagnostics.UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    private static string ContentOf(JudgeItem command) => Fingerprint.Of(command with { Id = "" });

    private static ExecutedCommand Did(InspectionJudged judged) =>
        new($"judge {judged.Item} at {judged.Place}", judged.By, judged.At, judged.Content);

    /// <summary>
    /// The id of the case of a failed item: the same item of the same place is the same case, however often it is
    /// judged.
    /// </summary>
    public static Guid CaseOf(string inspection, EntityRef place, string item) =>
        NamedId.Of($"grid.inspection\n{inspection}\n{place}\n{item}");
}

/// <summary>What was judged so far, as the events describe it.</summary>
internal sealed record InspectionState
{
    public ImmutableDictionary<(EntityRef Place, string Item), InspectionJudged> Results { get; init; } =
        ImmutableDictionary<(EntityRef, string), InspectionJudged>.Empty;

    /// <summary>The results by the ids under which they were sent.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    public InspectionClosed? Closed { get; init; }

    /// <summary>The mean of the points; null before the first result.</summary>
    public double? Score =>
        Results.IsEmpty ? null : Math.Round(Results.Values.Average(static result => result.Points), 1);
}
