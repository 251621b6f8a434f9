using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// 裁量: which tier of the county an amount lies in. The range of the article is the law's bound, a tier the county's:
/// an officer who names a tier keeps to it.
/// </summary>
internal static class Discretion
{
    public static Refusal? Refuse(
        Rules rules, ArticleRow article, PartySort party, TierCondition? named, decimal fine, DateOnly day)
    {
        if (named is not { } condition)
        {
            return null;
        }

        var tier = rules.Discretion.Of(article.Behaviour, party, day).FirstOrDefault(row => row.Condition == condition);
        if (tier is null)
        {
            return Refusal.Conflict(
                "penalty.noTier", $"The county has no such tier for {article.Name}. Leave it out, or name another.");
        }

        return fine < tier.Least || fine > tier.Most
            ? Refusal.Forbidden(
                "penalty.tier",
                $"The tier fines {tier.Least:0.##} to {tier.Most:0.##} yuan, and {fine:0.##} lies outside. Fine within "
                + "it, or name another.",
                $"{article.Clause};{tier.Source}")
            : null;
    }
}
