using Grid.Foundation;
using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// 案件移送抄告 (S191): the letters that go out about a case, and their acknowledgement. An aspect of
/// <see cref="CaseRules"/>.
/// </summary>
internal sealed class LetterSteps : ICaseAspect
{
    public Decision<CaseEvent>? Decide(CaseState state, PendingStep step) =>
        step.Verb == CaseVerb.Notify ? step.Recorded(Copied(step)) : null;

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
        CaseLetterAcknowledged e => state with { Letters = [.. state.Letters.Select(one => Acknowledged(one, e))] },
        _ => null,
    };

    /// <summary>The department of the county that a letter went to or came back from.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        var department = happened switch
        {
            CaseNotified e => e.Department,
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

    private static CaseLetter Acknowledged(CaseLetter letter, CaseLetterAcknowledged e) =>
        letter.Number == e.Letter ? letter with { AcknowledgedAt = e.At, AcknowledgedBy = e.By } : letter;

    private static CaseState Sent(
        CaseState state, LetterKind kind, string to, EntityRef? department, string reason, CaseEvent sent) =>
        state with
        {
            Letters = [.. state.Letters, new(state.Letters.Count + 1, kind, to, department, reason, sent.At, sent.By)],
        };
}
