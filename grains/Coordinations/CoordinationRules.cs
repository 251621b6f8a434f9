using System.Diagnostics;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Coordinations;

/// <summary>
/// The life of a matter in dispute (S170, S191). Pure: state, command and time in; events or a refusal out. Cases come by their own
/// record alone, so that none waits for a coordination that does not know of it.
/// </summary>
internal static class CoordinationRules
{
    /// <summary>A case says that it is put to this coordination, or that it waits no longer.</summary>
    public static Decision<CoordinationEvent> Hear(CoordinationState state, Guid id, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseReferred e when state.Heard.GetValueOrDefault(id) < e.Referral:
                var referred = new ReferredCase(id, e.Referral, e.Cause, e.Reason, e.Brief.Number);
                return state.Open is { } open
                    ? new CoordinationJoined(referred, [.. e.Parties.Except(open.Parties)]) { At = e.At, By = e.By }
                    : new CoordinationOpened((state.Latest?.Number ?? 0) + 1, e.Convener, e.Due, e.Parties, referred) { At = e.At, By = e.By };
            case CaseVoided or CaseTransferred when state.Open?.Cases.Any(one => one.Case == id) == true:
                return new CoordinationLeft(id) { At = happened.At, By = happened.By };
            default:
                return Decision<CoordinationEvent>.Nothing; // a dispatch: its own outcome coming back
        }
    }

    public static Decision<CoordinationEvent> Decide(CoordinationState state, DecideCoordination command, DateTimeOffset now)
    {
        var helpers = command.Helpers.Where(helper => helper != command.Lead).Distinct().Select(Department).ToArray();
        if (state.Latest is not { } round)
        {
            return Unknown;
        }

        if (Done(state, command.Command))
        {
            return Decision<CoordinationEvent>.Nothing;
        }

        if (string.IsNullOrWhiteSpace(command.Basis))
        {
            return Refusal.Invalid("coordination.basisMissing", "An outcome says on what ground: send \"basis\", the clause or the minutes.");
        }

        return round.Status switch
        {
            CoordinationStatus.Open => new CoordinationDecided(round.Number, Department(command.Lead), helpers, command.Basis, round.Cases) { At = now, By = command.By, Note = command.Note, Command = command.Command },
            CoordinationStatus.Dropped => Refusal.Conflict("coordination.dropped", "Every case of it has ended, so there is nothing to settle."),
            _ when round.Outcome!.Lead == Department(command.Lead) && round.Outcome.Helpers.ToHashSet().SetEquals(helpers) => Decision<CoordinationEvent>.Nothing,
            _ => Refusal.Conflict("coordination.decided", $"It was settled at {round.Outcome.At:O}: {round.Outcome.Lead.Key} leads. A case that is put to it again opens the next round."),
        };
    }

    public static Decision<CoordinationEvent> Decide(CoordinationState state, StatePosition command, DateTimeOffset now) => state switch
    {
        { Latest: null } => Unknown,
        _ when Done(state, command.Command) => Decision<CoordinationEvent>.Nothing,
        { Open: null } => Refusal.Conflict("coordination.notOpen", "No round of it is open: what departments had to say was heard before."),
        { Open: { } open } when open.Convener.Key != command.Department && !open.Parties.Contains(Department(command.Department)) =>
            Refusal.Conflict("coordination.notConcerned", $"'{command.Department}' has no part in it. These have: {string.Join(", ", open.Parties.Select(static party => party.Key))}."),
        { Open: { } open } when open.Statements.Any(said => said.Party.Key == command.Department && said.Text == command.Text) => Decision<CoordinationEvent>.Nothing,
        _ => new CoordinationStated(Department(command.Department), command.Text) { At = now, By = command.By, Command = command.Command },
    };

    public static CoordinationState Apply(CoordinationState state, GridEvent happened)
    {
        var told = happened switch
        {
            CoordinationOpened e => (state with
            {
                Rounds = [.. state.Rounds, new() { Number = e.Round, Convener = e.Convener, OpenedAt = e.At, Due = e.Due, Parties = e.Parties, Cases = [e.First] }],
            }).Hearing(e.First),
            CoordinationJoined e => state.Changed(round => round with { Cases = [.. round.Cases, e.Case], Parties = [.. round.Parties, .. e.Parties] }).Hearing(e.Case),
            CoordinationLeft e => state.Changed(round => round with { Cases = [.. round.Cases.Where(one => one.Case != e.Case)] }),
            CoordinationStated e => state.Changed(round => round with { Statements = [.. round.Statements, new(e.Party, e.Statement, e.At, e.By)] }),
            CoordinationDecided e => state.Changed(round => round with { Outcome = new(e.Lead, e.Helpers, e.Basis, e.At, e.By) }),
            _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
        };
        return happened.Command is { } command ? told with { Commands = new HashSet<string>(told.Commands) { command } } : told;
    }

    /// <summary>Everyone an event is told to: the cases that are bound by it.</summary>
    public static IReadOnlyList<PartyRef> Named(CoordinationState before, CoordinationState after, CoordinationEvent happened) =>
        happened is CoordinationDecided decided ? [.. decided.Cases.Select(static one => CaseRules.CaseRef(one.Case))] : [];

    private static Refusal Unknown => Refusal.NotFound("coordination.unknown", "There is no such coordination. GET /v1/coordinations lists them.");

    private static PartyRef Department(string code) => new(PartyKind.Department, code);

    private static bool Done(CoordinationState state, string? command) => command is not null && state.Commands.Contains(command);

    private static CoordinationState Changed(this CoordinationState state, Func<CoordinationRound, CoordinationRound> change) =>
        state with { Rounds = [.. state.Rounds.SkipLast(1), change(state.Rounds[^1])] };

    private static CoordinationState Hearing(this CoordinationState state, ReferredCase one) =>
        state with { Heard = new Dictionary<Guid, int>(state.Heard) { [one.Case] = one.Referral } };
}
