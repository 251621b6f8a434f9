using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 案件移送抄告 (S191), 线索移交: the letters that go out about a case, and what their addressees say. An aspect of
/// <see cref="CaseRules"/>.
/// </summary>
internal sealed class LetterSteps : ICaseAspect
{
    public Refusal? Refuses(CaseState state, PendingStep step) =>
        step.Verb == CaseVerb.HandOver
        && step.Command.Evidence?.FirstOrDefault(hash => !Has(state, hash)) is { } elsewhere
            ? Refusal.Conflict(
                "case.evidenceElsewhere",
                $"The case has no evidence {elsewhere}; GET /v1/cases/{{id}}/evidence lists what it has.")
            : null;

    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => step.Verb switch
    {
        CaseVerb.Notify => step.Recorded(Copied(step)),
        CaseVerb.HandOver => step.Recorded(HandedOver(state, step)),
        _ => null,
    };

    /// <summary>Records once what the receiving body says of a find: it takes it on, or why it returns it.</summary>
    public static Decision<CaseEvent> Answer(CaseState state, AnswerFind command, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command);
        return state.Letters.FirstOrDefault(one => one.Number == command.Letter) switch
        {
            null => Refusal.NotFound(
                "letter.unknown", $"The case sent no letter {command.Letter}. GET /v1/letters lists them."),
            { Find: null } => Refusal.Conflict(
                "letter.noFind", $"Letter {command.Letter} hands nothing over; acknowledge it without \"accepted\"."),
            { Find: { Accepted: null } } => new CaseFindAnswered(command.Letter, command.Accepted, command.Reason)
            {
                At = now,
                By = command.By,
                Content = content,
            },
            _ when state.Done(Answering(command.Letter))?.Says(content) == true => Decision<CaseEvent>.Nothing,
            { Find: { } find } => Refusal.Conflict(
                "letter.answered",
                $"{find.AnsweredBy} {(find.Accepted == true ? "took it on" : "returned it")} at {find.AnsweredAt:O}; "
                + "what was sent says something else. Hand it over again instead."),
        };
    }

    /// <summary>The key under which the state keeps what the receiving body said of a find.</summary>
    public static string Answering(int letter) => $"find/{letter}";

    /// <summary>
    /// Records the acknowledgement of a letter once. The same again changes nothing, also when the case ended long ago.
    /// </summary>
    public static Decision<CaseEvent> Acknowledge(
        CaseState state,
        int number,
        string by,
        string? note,
        DateTimeOffset now)
    {
        var content = Fingerprint.Of(new { Letter = number, By = by, Note = note });
        return state.Letters.FirstOrDefault(one => one.Number == number) switch
        {
            null => Refusal.NotFound(
                "letter.unknown", $"The case sent no letter {number}. GET /v1/letters lists them."),
            { AcknowledgedAt: null } => new CaseLetterAcknowledged(number)
            {
                At = now,
                By = by,
                Note = note,
                Content = content,
            },
            _ when state.Done(About(number)) is not { } before || before.Says(content) => Decision<CaseEvent>.Nothing,
            { } known => Refusal.Conflict(
                "letter.acknowledged",
                $"{known.AcknowledgedBy} said at {known.AcknowledgedAt:O} that it came; what was sent says something "
                + $"else. GET /v1/cases/{{id}}/history has it."),
        };
    }

    /// <summary>The key under which the state keeps the acknowledgement of a letter.</summary>
    public static string About(int letter) => $"letter/{letter}";

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseTransferred e => Sent(state, LetterKind.Transfer, e.To, e.Department, e.Reason, e),
        CaseNotified e => Sent(state, LetterKind.Copy, e.To, e.Department, e.Reason, e) with
        {
            Latest = CaseVerb.Notify,
        },
        CaseFindHandedOver e => Sent(state, LetterKind.HandOver, e.To, e.Department, e.Reason, e, e.Find) with
        {
            Latest = CaseVerb.HandOver,
        },
        CaseFindAnswered e => state with { Letters = [.. state.Letters.Select(one => Answered(one, e))] },
        CaseLetterAcknowledged e => state with { Letters = [.. state.Letters.Select(one => Acknowledged(one, e))] },
        _ => null,
    };

    /// <summary>The department of the county that a letter went to or came back from.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        var department = happened switch
        {
            CaseNotified e => e.Department,
            CaseFindHandedOver e => e.Department,
            CaseFindAnswered e => after.Letters.FirstOrDefault(one => one.Number == e.Letter)?.Department,
            CaseTransferred e => e.Department,
            CaseLetterAcknowledged e => after.Letters.FirstOrDefault(one => one.Number == e.Letter)?.Department,
            _ => null,
        };
        if (department is { } concerned)
        {
            recipients.Add(concerned);
        }
    }

    /// <summary>
    /// A letter that names an office of the county by its name is that office's, as one by its code is.
    /// </summary>
    private static CaseNotified Copied(PendingStep step)
    {
        var command = step.Command;
        return command.Department is { } code
            ? new(command.To ?? code, command.Reason!, new(EntityKind.Department, code))
            : new(command.To!, command.Reason!, step.Facts.County.Offices.Named(command.To!));
    }

    /// <summary>
    /// The find with all evidence of the case where the step names none, by the clause of the county where it names
    /// none.
    /// </summary>
    private static CaseFindHandedOver HandedOver(CaseState state, PendingStep step)
    {
        var (command, addressed) = (step.Command, Copied(step));
        return new(addressed.To, addressed.Reason, addressed.Department, new(
            command.From ?? state.Lead.Key,
            command.Clause ?? step.Facts.Text(DefaultText.FindClause),
            command.Evidence ?? [.. state.Evidence.Select(static one => one.Facts.Hash).Distinct()]));
    }

    private static bool Has(CaseState state, string hash) => state.Evidence.Exists(one => one.Facts.Hash == hash);

    /// <summary>Who answers has the letter: the answer is its receipt too.</summary>
    private static CaseLetter Answered(CaseLetter letter, CaseFindAnswered e) => letter.Number != e.Letter
        ? letter
        : letter with
        {
            AcknowledgedAt = letter.AcknowledgedAt ?? e.At,
            AcknowledgedBy = letter.AcknowledgedBy ?? e.By,
            Find = letter.Find! with
            {
                Accepted = e.Accepted,
                AnsweredAt = e.At,
                AnsweredBy = e.By,
                Returned = e.Reason,
            },
        };

    private static CaseLetter Acknowledged(CaseLetter letter, CaseLetterAcknowledged e) =>
        letter.Number == e.Letter ? letter with { AcknowledgedAt = e.At, AcknowledgedBy = e.By } : letter;

    private static CaseState Sent(
        CaseState state,
        LetterKind kind,
        string to,
        EntityRef? department,
        string reason,
        CaseEvent sent,
        HandedFind? find = null) =>
        state with
        {
            Letters =
            [
                .. state.Letters,
                new(state.Letters.Count + 1, kind, to, department, reason, sent.At, sent.By, Find: find),
            ],
        };
}
