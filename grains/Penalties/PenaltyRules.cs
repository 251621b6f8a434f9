using System.Text.Json;
using Grid.Documents;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// The life of a penalty file (行政处罚): opened, led by its procedure, paid or executed, closed. Pure: state, command,
/// rules and time in; events or a refusal out. What the law forbids is refused with its clause.
/// </summary>
internal static class PenaltyRules
{
    /// <summary>With what the names of the sources of penalty files begin.</summary>
    public const string Sources = "penalty/";

    /// <summary>The id of the file whose events a source has; null for another source.</summary>
    public static Guid? IdOf(string source) =>
        source.StartsWith(Sources, StringComparison.Ordinal) && Guid.TryParse(source.AsSpan(Sources.Length), out var id)
            ? id
            : null;

    /// <param name="id">The id that party, behaviour and act give.</param>
    /// <param name="command">With its behaviour and the code of the county.</param>
    public static Decision<PenaltyEvent> Open(
        PenaltyState state, Guid id, OpenPenalty command, Rules rules, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Subdistrict = null });
        if (state.File is { } file)
        {
            return file.Content == content ? Decision<PenaltyEvent>.Nothing : Again(state, rules, now);
        }

        var day = rules.Calendar.DayOf(now);
        if (rules.Articles.Find(command.Behaviour!, command.Sort, day) is not { } article)
        {
            return LawRefusals.NoArticle(command.Behaviour!, day);
        }

        if (command.Procedure == PenaltyProcedure.Contactless && Gate(rules, article, command.Record) is { } closed)
        {
            return closed;
        }

        var brief = new PenaltyBrief(
            id, command.County, command.Party, command.Behaviour!, command.Class, command.Procedure,
            PenaltyStage.Found, now, Fine: null, Due: null, Case: command.Case,
            Subdistrict: command.Subdistrict, Operation: command.Operation);
        return new PenaltyOpened(command) { Brief = brief, At = now, By = command.By, Content = content };
    }

    /// <param name="ladder">What the ladder of the party has for the class; null where it has nothing.</param>
    public static Decision<PenaltyEvent> Step(
        PenaltyState state, StepPenalty command, StepsBefore? ladder, Rules rules, DateTimeOffset now)
    {
        if (state.File is null)
        {
            return Unknown;
        }

        var content = Fingerprint.Of(command with { Command = null, ServedAt = null });
        if (command.Command is { } id && state.Commands.TryGetValue(id, out var before))
        {
            return before.Answer<PenaltyEvent>(content);
        }

        var asked = new PenaltyStep(state, command, ladder, rules, now);
        if ((asked.Forbidden() ?? Unfit(state, command) ?? asked.Refuse()) is { } refused)
        {
            return refused;
        }

        var brief = state.Brief with
        {
            Stage = asked.Stage(),
            Fine = command.Verb == PenaltyVerb.Decide ? command.Amount : state.Brief.Fine,
            DecidedAt = command.Verb == PenaltyVerb.Decide ? now : state.Brief.DecidedAt,
            IsAnnulled = state.Brief.IsAnnulled || command.Contest == ContestStep.Annulled,
        };
        var taken = new PenaltyStepped(command with { Command = null })
        {
            Brief = brief, At = now, By = command.By, Command = command.Command, Content = content,
        };
        return Settled(state, taken, rules, now);
    }

    /// <summary>
    /// Records that the document of the decision was served, as its own record says, which was judged by the rows of
    /// its method.
    /// </summary>
    /// <param name="at">From when the service counts.</param>
    public static Decision<PenaltyEvent> Served(
        PenaltyState state, string document, ServiceMethod method, DateTimeOffset at, string by, Rules rules,
        DateTimeOffset now)
    {
        if (state.File is null
            || state.Brief.Stage != PenaltyStage.Decided
            || state.DocumentOf(PenaltyVerb.Decide)?.Id != document)
        {
            return Decision<PenaltyEvent>.Nothing;
        }

        var step = new StepPenalty
        {
            Verb = PenaltyVerb.Serve, By = by, Way = PenaltyPaper.WayOf(method), ServedAt = at,
        };
        var brief = state.Brief with { Stage = PenaltyStage.Served };
        return Settled(state, new PenaltyStepped(step) { Brief = brief, At = now, By = by }, rules, now);
    }

    /// <summary>Records the document of a step.</summary>
    /// <param name="number">Of the step, from 1.</param>
    public static Decision<PenaltyEvent> Document(
        PenaltyState state, int number, StepDocument document, DateTimeOffset now) =>
        state.Documents.ContainsKey(number)
            ? Decision<PenaltyEvent>.Nothing
            : new PenaltyDocumented(number, document)
            {
                Brief = state.Brief, At = now, By = state.Steps[number - 1].By,
            };

    /// <summary>No file has this id.</summary>
    public static Refusal Unknown { get; } = Refusal.NotFound(
        "penalty.unknown", "There is no such penalty file. GET /v1/penalties lists them.");

    /// <summary>The record of a device as evidence, by the gate of the law.</summary>
    public static Refusal? Gate(Rules rules, ArticleRow article, DeviceRecord? record) => record is null
        ? Refusal.Invalid(
            "penalty.recordMissing", "Contactless work rests on the record of a device: send \"record\".")
        : ContactlessGate.Refuse(rules, article, record);

    /// <summary>The step with the stage and the earliest last day as they are after it.</summary>
    private static PenaltyEvent Settled(PenaltyState state, PenaltyStepped taken, Rules rules, DateTimeOffset now)
    {
        var after = PenaltyState.Apply(state, taken);
        var money = PenaltyMoney.On(after, rules, rules.Calendar.DayOf(now));
        var stage = taken.Step.Verb == PenaltyVerb.Pay && money.Owed <= 0 ? PenaltyStage.Paid : taken.Brief.Stage;
        var settled = taken with { Brief = taken.Brief with { Stage = stage } };
        var due = PenaltyTerms.Of(PenaltyState.Apply(state, settled), rules, rules.Calendar.DayOf(now));
        return settled with { Brief = settled.Brief with { Due = due is [var first, ..] ? first.LastDay : null } };
    }

    private static Refusal? Unfit(PenaltyState state, StepPenalty command) =>
        PenaltySteps.Fits(command.Verb, state.Brief.Procedure, state.Brief.Stage)
            ? null
            : Refusal.Conflict(
                "penalty.stage",
                $"'{Word(command.Verb)}' does not fit a file of the {Word(state.Brief.Procedure)} procedure that is "
                + $"{Word(state.Brief.Stage)}. What fits now: {Fitting(state.Brief)}.");

    /// <summary>Another file of an act that has one.</summary>
    private static Refusal Again(PenaltyState state, Rules rules, DateTimeOffset now) =>
        (state.Decided is { Step.Amount: not null } fined
            ? OneFine.Refuse(rules, fined.By, rules.Calendar.DayOf(now))
            : null)
        ?? Refusal.Conflict(
            "penalty.open",
            $"The act has the file {state.Brief.Id} already, which is {Word(state.Brief.Stage)}. Take its steps "
            + "there.");

    private static string Fitting(PenaltyBrief brief) =>
        string.Join(", ", PenaltySteps.At(brief.Procedure, brief.Stage).Select(Word));

    /// <summary>A word of an enum as the door has it.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
