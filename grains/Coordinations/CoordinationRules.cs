using System.Diagnostics;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Coordinations;

/// <summary>
/// The life of a matter in dispute (S170, S191). Pure: state, command and time in; events or a refusal out. A case is
/// added only by its own record, so that no case waits for a coordination that does not know of it.
/// </summary>
internal static class CoordinationRules
{
    /// <summary>Records that a case is put to this coordination, or that it no longer waits for it.</summary>
    public static Decision<CoordinationEvent> Hear(CoordinationState state, Guid id, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseReferred e when state.Heard.GetValueOrDefault(id) < e.Referral:
                var referred = new ReferredCase(id, e.Referral, e.Cause, e.Reason, e.Brief.Number);
                return state.Open is { } open
                    ? new CoordinationJoined(referred, [.. e.Parties.Except(open.Parties)]) { At = e.At, By = e.By }
                    : new CoordinationOpened((state.Latest?.Number ?? 0) + 1, e.Convener, e.Due, e.Parties, referred)
                    {
                        At = e.At,
                        By = e.By,
                    };
            case CaseVoided or CaseTransferred when state.Open?.Cases.Any(one => one.Case == id) == true:
                return new CoordinationLeft(id) { At = happened.At, By = happened.By };
            case CaseDeadlineRevised { Clock: ClockKind.Coordinate } e
                when state.Open is { } round && round.Due == e.From && round.Cases.Any(one => one.Case == id):
                return new CoordinationRevised(e.From, e.To, e.Notices) { At = e.At, By = e.By };
            default:
                return Decision<CoordinationEvent>.Nothing; // a dispatch: the outcome of this coordination comes back
        }
    }

    public static Decision<CoordinationEvent> Decide(
        CoordinationState state,
        DecideCoordination command,
        DateTimeOffset now)
    {
        var helpers = command.Helpers.Where(helper => helper != command.Lead).Distinct().Select(Department).ToArray();
        if (state.Latest is not { } round)
        {
            return Unknown;
        }

        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<CoordinationEvent>(content);
        }

        if (string.IsNullOrWhiteSpace(command.Basis))
        {
            return Refusal.Invalid(
                "coordination.basisMissing",
                "An outcome says on what ground: send \"basis\", the clause or the minutes.");
        }

        return round.Status switch
        {
            CoordinationStatus.Open => new CoordinationDecided(
                round.Number, Department(command.Lead), helpers, command.Basis, round.Cases)
            {
                At = now,
                By = command.By,
                Note = command.Note,
                Command = command.Command,
                Content = content,
            },
            CoordinationStatus.Dropped => Refusal.Conflict(
                "coordination.dropped", "Every case of it has ended, so there is nothing to settle."),
            _ when (state.Settled is null && Names(round.Outcome!, command.Lead, helpers))
                    || state.Settled == content => Decision<CoordinationEvent>.Nothing,
            _ => Refusal.Conflict(
                "coordination.decided",
                $"It was settled by {round.Outcome!.By} at {round.Outcome.At:O}: {InWords(round.Outcome)} "
                + "What was sent says something else. A case that is put to it again opens the next round."),
        };
    }

    public static Decision<CoordinationEvent> Decide(
        CoordinationState state,
        StatePosition command,
        DateTimeOffset now) =>
        state switch
    {
        { Latest: null } => Unknown,
        _ when Before(state, command.Command) is { } before =>
            before.Answer<CoordinationEvent>(Fingerprint.Of(command with { Command = null })),
        { Open: null } => Refusal.Conflict(
            "coordination.notOpen", "No round of it is open: what departments had to say was heard before."),
        { Open: { } open }
            when open.Convener.Key != command.Department && !open.Parties.Contains(Department(command.Department)) =>
            Refusal.Conflict(
                "coordination.notConcerned",
                $"'{command.Department}' has no part in it. These have: "
                + $"{string.Join(", ", open.Parties.Select(static party => party.Key))}."),
        { Open: { } open }
            when open.Statements.Any(said =>
                said.Party.Key == command.Department && said.Text == command.Text && said.By == command.By) =>
            Decision<CoordinationEvent>.Nothing,
        _ => new CoordinationStated(Department(command.Department), command.Text)
        {
            At = now,
            By = command.By,
            Command = command.Command,
            Content = Fingerprint.Of(command with { Command = null }),
        },
    };

    public static CoordinationState Apply(CoordinationState state, GridEvent happened)
    {
        var after = happened switch
        {
            CoordinationOpened e => (state with
            {
                Settled = null,
                Rounds =
                [
                    .. state.Rounds,
                    new()
                    {
                        Number = e.Round,
                        Convener = e.Convener,
                        OpenedAt = e.At,
                        Due = e.Due,
                        Parties = e.Parties,
                        Cases = [e.First],
                    },
                ],
            }).Hearing(e.First),
            CoordinationJoined e => state
                .Changed(round => round with
                {
                    Cases = [.. round.Cases, e.Case],
                    Parties = [.. round.Parties, .. e.Parties],
                })
                .Hearing(e.Case),
            CoordinationRevised e => state.Changed(round => round with { Due = e.To }),
            CoordinationLeft e => state.Changed(round => round with
            {
                Cases = [.. round.Cases.Where(one => one.Case != e.Case)],
            }),
            CoordinationStated e => state.Changed(round => round with
            {
                Statements = [.. round.Statements, new(e.Party, e.Statement, e.At, e.By)],
            }),
            CoordinationDecided e => state.Changed(round => round with
            {
                Outcome = new(e.Lead, e.Helpers, e.Basis, e.At, e.By),
            }) with
            {
                Settled = e.Content,
            },
            _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
        };
        return happened.Command is { } command
            ? after with { Commands = after.Commands.SetItem(command, Did(happened)) }
            : after;
    }

    /// <summary>The recipients of an event: the cases that the outcome binds.</summary>
    public static IReadOnlyList<EntityRef> Recipients(
        CoordinationState before,
        CoordinationState after,
        CoordinationEvent happened) =>
        happened is CoordinationDecided decided
            ? [.. decided.Cases.Select(static one => CaseRules.CaseRef(one.Case))]
            : [];

    private static Refusal Unknown =>
        Refusal.NotFound("coordination.unknown", "There is no such coordination. GET /v1/coordinations lists them.");

    private static EntityRef Department(string code) => new(EntityKind.Department, code);

    private static ExecutedCommand? Before(CoordinationState state, string? command) =>
        command is null ? null : state.Commands.GetValueOrDefault(command);

    private static ExecutedCommand Did(GridEvent happened) => new(
        happened is CoordinationDecided ? "settle the matter" : "say something to it",
        happened.By,
        happened.At,
        happened.Content);

    private static string InWords(CoordinationOutcome outcome)
    {
        var helpers = string.Join(", ", outcome.Helpers.Select(static helper => helper.Key));
        return $"{outcome.Lead.Key} leads{(outcome.Helpers.Count == 0 ? "" : $", {helpers} help")}, "
            + $"on the ground of {outcome.Basis}.";
    }

    private static bool Names(CoordinationOutcome outcome, string lead, EntityRef[] helpers) =>
        outcome.Lead == Department(lead) && outcome.Helpers.ToHashSet().SetEquals(helpers);

    private static CoordinationState Changed(
        this CoordinationState state, Func<CoordinationRound, CoordinationRound> change) =>
        state with { Rounds = [.. state.Rounds.SkipLast(1), change(state.Rounds[^1])] };

    private static CoordinationState Hearing(this CoordinationState state, ReferredCase one) =>
        state with { Heard = new Dictionary<Guid, int>(state.Heard) { [one.Case] = one.Referral } };
}
