using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// What makes an act one act: its party, its behaviour, and the case or else the day on which it was found.
/// </summary>
internal static class PenaltyAct
{
    /// <summary>The id of the one file of an act.</summary>
    public static Guid IdOf(OpenPenalty command, DateOnly day) => NamedId.Of(
        $"grid.penalty\n{command.County}\n{command.Party}\n{command.Behaviour}\n"
        + (command.Case is { } found ? $"{found}" : $"{day:yyyy-MM-dd}"));

    /// <summary>The behaviour that is named, or the only one that an event of the class may be.</summary>
    public static Outcome<string> Behaviour(Rules rules, OpenPenalty command, DateOnly day)
    {
        if (command.Behaviour is { } named)
        {
            return rules.Articles.Find(named, command.Sort, day) is null ? LawRefusals.NoArticle(named, day) : named;
        }

        var known = rules.Articles.Of(command.Class!, day)
            .Where(one => rules.Articles.Find(one, command.Sort, day) is not null)
            .ToList();
        return known switch
        {
            [var one] => one,
            [] => LawRefusals.NoArticle(command.Class!, day),
            _ => Refusal.Unprocessable(
                "penalty.behaviours",
                $"{command.Class} may be one of {string.Join(", ", known)}. Send its \"behaviour\"."),
        };
    }
}
