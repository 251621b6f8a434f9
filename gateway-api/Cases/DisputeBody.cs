using Grid.Cases;
using Grid.Gateway.Parties;

namespace Grid.Gateway.Cases;

/// <summary>Whose a case is, where that is or was in dispute.</summary>
/// <param name="Coordination">
/// Key of the matter, once it was put to a coordination: <c>/v1/coordinations/{key}</c>.
/// </param>
/// <param name="Waiting">Nothing is dispatched before that is settled.</param>
/// <param name="Bound">Whom its outcome named to lead.</param>
public sealed record DisputeBody(
    IReadOnlyList<ReturnBody> Returns,
    string? Coordination,
    bool Waiting,
    PartyBody? Convener,
    DateTimeOffset? Due,
    PartyBody? Bound)
{
    internal static DisputeBody From(DisputeView view) => new(
        [
            .. view.Returns.Select(static one => new ReturnBody(
                PartyBody.From(one.Party), one.Ground, one.At, one.Upheld)),
        ],
        view.Coordination,
        view.Waiting,
        view.Convener is { } convener ? PartyBody.From(convener) : null,
        view.Due,
        view.Bound is { } bound ? PartyBody.From(bound) : null);
}

/// <summary>A return: agreed to, overruled (推诿), or neither yet.</summary>
public sealed record ReturnBody(PartyBody Party, ReturnGround Ground, DateTimeOffset At, bool? Upheld);
