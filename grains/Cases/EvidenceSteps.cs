using Grid.Evidence;
using Grid.Foundation;

namespace Grid.Cases;

/// <summary>取证: the photographs and recordings of a case. An aspect of <see cref="CaseRules"/>.</summary>
internal sealed class EvidenceSteps : ICaseAspect
{
    /// <summary>Files of one case at most.</summary>
    public const int Most = 200;

    /// <summary>
    /// Records a file of the case once, whatever the stage: who doubts a case shows why also after its end. The same
    /// file of the same kind is answered as it was recorded first.
    /// </summary>
    public static Decision<CaseEvent> Add(CaseState state, AddEvidence command, DateTimeOffset now)
    {
        if (state.Stage == CaseStage.None)
        {
            return CaseRules.Unknown;
        }

        var content = Fingerprint.Of(command with { Command = null });
        if (state.Before(command.Command) is { } used)
        {
            return used.Answer<CaseEvent>(content);
        }

        if (Find(state, command) is { } known)
        {
            return known.Erased is { } erased
                ? Refusal.Conflict(
                    "evidence.erased",
                    $"{known.Facts.Hash} was erased by {erased.By} at {erased.At:O}: {erased.Reason} It is not taken "
                    + "again.")
                : Decision<CaseEvent>.Nothing;
        }

        if (!Fits(command.Kind, command.Facts!.MediaType))
        {
            return Refusal.Unprocessable(
                "evidence.kindContent",
                $"The file is {command.Facts.MediaType}. A recording is sent as voice, a picture or a film as near, "
                + "far, before or after, and anything as other.");
        }

        return state.Evidence.Count >= Most
            ? Refusal.Conflict("evidence.full", $"The case has {Most} files, which is as many as are taken.")
            : new CaseEvidenceAdded(command.Kind, command.Facts!, command.Step)
            {
                At = now,
                By = command.By,
                Note = command.Note,
                Command = command.Command,
                Content = content,
            };
    }

    /// <summary>Records once that a file was erased, whatever the stage.</summary>
    public static Decision<CaseEvent> Erase(CaseState state, EraseEvidence command, DateTimeOffset now)
    {
        if (state.Stage == CaseStage.None)
        {
            return CaseRules.Unknown;
        }

        var files = state.Evidence.Where(one => one.Facts.Hash == command.Hash).ToList();
        if (files.Count == 0)
        {
            return Refusal.NotFound(
                "evidence.unknown",
                $"The case has no file '{command.Hash}'. GET /v1/cases/{{id}}/evidence lists its files.");
        }

        return files.TrueForAll(static one => one.Erased is not null)
            ? Decision<CaseEvent>.Nothing
            : new CaseEvidenceErased(command.Hash, command.Reason) { At = now, By = command.By };
    }

    /// <summary>Until when the county keeps the files of a case; null while it goes on.</summary>
    public static DateTimeOffset? KeptUntil(CaseState state, TimeSpan term) => state.Progress.EndedAt + term;

    /// <summary>The file as the case recorded it; null where it has none of this hash and kind.</summary>
    public static CaseEvidence? Find(CaseState state, AddEvidence command) => state.Evidence.Find(
        one => one.Kind == command.Kind && one.Facts.Hash == command.Facts!.Hash);

    /// <summary>The key under which the state keeps that a file was added.</summary>
    public static string About(EvidenceKind kind, string hash) => $"evidence/{(int)kind}/{hash}";

    /// <summary>Whether a file can be of a kind: nothing is seen in a sound, and a picture says nothing.</summary>
    private static bool Fits(EvidenceKind kind, string mediaType) => kind switch
    {
        EvidenceKind.Other => true,
        EvidenceKind.Voice => !mediaType.StartsWith("image/", StringComparison.Ordinal),
        _ => !mediaType.StartsWith("audio/", StringComparison.Ordinal),
    };

    /// <summary>Refuses to handle a case without the photographs that its class wants.</summary>
    public Refusal? Refuses(CaseState state, PendingStep step)
    {
        if (step.Verb != CaseVerb.Handle)
        {
            return null;
        }

        var (said, county) = (state.Reported, step.Facts.County);
        if (county.Rules.Class(said.Kind, said.Class, county.DayOf(step.Now)) is not { } row)
        {
            return null;
        }

        if (row.PhotoBefore
            && !state.Evidence.Exists(static one => Shows(one, EvidenceKind.Before)))
        {
            return Refusal.Conflict(
                "case.photoBeforeMissing",
                $"A case of {row.Code} is handled once it has a photograph of before. "
                + "POST it to /v1/cases/{id}/evidence with kind=before.");
        }

        // A photograph of work that failed its check does not show the work that was done since.
        return row.PhotoAfter
            && !state.Evidence.Skip(state.ShownBefore).Any(static one => Shows(one, EvidenceKind.After))
                ? Refusal.Conflict(
                    "case.photoAfterMissing",
                    $"A case of {row.Code} is handled once it has a photograph of after. "
                    + "POST it to /v1/cases/{id}/evidence with kind=after.")
                : null;
    }

    private static bool Shows(CaseEvidence one, EvidenceKind kind) =>
        one.Kind == kind && one.Erased is null && Fits(kind, one.Facts.MediaType);

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseEvidenceAdded e => state with
        {
            Evidence = state.Evidence.Add(new(e.Kind, e.Facts, e.Step, e.At, e.By, e.Note)),
        },
        CaseEvidenceErased e => state with
        {
            Evidence =
            [
                .. state.Evidence.Select(one =>
                    one.Facts.Hash == e.Hash ? one with { Erased = one.Erased ?? new(e.At, e.By, e.Reason) } : one),
            ],
        },
        CaseChecked { Passed: false } or CaseReopened => state with { ShownBefore = state.Evidence.Count },
        _ => null,
    };
}
