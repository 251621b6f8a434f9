using Grid.Foundation;

namespace Grid.Cases;

/// <summary>当事人: whom a case concerns. An aspect of <see cref="CaseRules"/>.</summary>
internal sealed class ConcernedSteps : ICaseAspect
{
    /// <summary>Persons and organisations of one case at most.</summary>
    public const int Most = 50;

    /// <summary>How many characters of a name stay, and of a number at each end.</summary>
    private const int OfName = 1, OfNumber = 2;

    /// <summary>Names once whom the matter concerns, whatever the stage.</summary>
    /// <param name="digest">The keyed hash of the person; null where none is named.</param>
    public static Decision<CaseEvent> Name(
        CaseState state, NameConcerned command, string? digest, DateTimeOffset now)
    {
        if (state.Stage == CaseStage.None)
        {
            return CaseRules.Unknown;
        }

        if (Find(state, command, digest) is not null)
        {
            return Decision<CaseEvent>.Nothing;
        }

        return state.Concerned.Count >= Most
            ? Refusal.Conflict("concerned.full", $"The case names {Most} whom it concerns, which is as many as it can.")
            : new CaseConcernedNamed(state.Concerned.Count + 1, command.Kind, command.Unit, digest, command.Step)
            {
                At = now,
                By = command.By,
                Note = command.Note,
            };
    }

    /// <summary>The one that a command names, as the case recorded it; null for a new one.</summary>
    public static CaseConcerned? Find(CaseState state, NameConcerned command, string? digest) =>
        state.Concerned.Find(one =>
            one.Kind == command.Kind && one.Unit == command.Unit && one.Digest == digest && one.Step == command.Step);

    /// <summary>Records once that it was erased who a person is.</summary>
    public static Decision<CaseEvent> Forget(
        CaseState state, int number, string by, string reason, DateTimeOffset now)
    {
        if (state.Stage == CaseStage.None)
        {
            return CaseRules.Unknown;
        }

        return state.Concerned.Find(one => one.Number == number) switch
        {
            null => Refusal.NotFound(
                "concerned.unknown",
                $"The case names nobody under {number}. GET /v1/cases/{{id}}/concerned lists whom it concerns."),
            { Digest: null } or { Forgotten: not null } => Decision<CaseEvent>.Nothing,
            _ => new CaseConcernedForgotten(number, reason) { At = now, By = by },
        };
    }

    /// <summary>Records that everybody who is kept was erased, because the county keeps them no longer.</summary>
    public static Decision<CaseEvent> ForgetAll(CaseState state, string by, DateTimeOffset now) => new(
    [
        .. state.Concerned
            .Where(static one => one is { Digest: not null, Forgotten: null })
            .Select(one => new CaseConcernedForgotten(one.Number, "term", TermOver: true) { At = now, By = by }),
    ]);

    /// <summary>A person as a list may show it: the beginning of the name, both ends of the numbers.</summary>
    public static ConcernedPerson Covered(ConcernedPerson person) => new(
        person.Name is { Length: > 0 } name ? name[..OfName] + "**" : null,
        Ends(person.Identity),
        Ends(person.Plate));

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseConcernedNamed e => state with
        {
            Concerned = state.Concerned.Add(
                new(e.Number, e.Kind, e.Unit, e.Digest, e.Step, e.At, e.By, e.Note)),
        },
        CaseConcernedForgotten e => state with
        {
            Concerned =
            [
                .. state.Concerned.Select(one => one.Number == e.Number ? one with { Forgotten = e.At } : one),
            ],
        },
        _ => null,
    };

    private static string? Ends(string? number)
    {
        if (number is null or { Length: 0 })
        {
            return null;
        }

        return number.Length <= 2 * OfNumber ? "**" : $"{number[..OfNumber]}**{number[^OfNumber..]}";
    }
}
