using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// Whether a behaviour may be fined now (处罚前置): its article says what comes before the fine, and between what
/// amounts it lies.
/// </summary>
internal static class FineTiming
{
    /// <summary>The step that is missing before a fine; null when the fine may be given.</summary>
    public static Refusal? RefuseMoment(ArticleRow article, StepsBefore steps) => article.When switch
    {
        FineMoment.AtOnce => null,
        FineMoment.WithOrder => steps.WithOrder || steps.OrderedAt is not null
            ? null
            : Refusal.Forbidden(
                "penalty.orderMissing",
                "The fine comes with an order to correct. Order it in the same decision.",
                article.Clause),
        FineMoment.AfterLimit => Unpassed(article, steps),
        FineMoment.AfterRefusal => Unrefused(article, steps),
        FineMoment.OrderOnly => Refusal.Forbidden(
            "penalty.orderOnly",
            $"For {article.Name} the article knows the order to correct and no fine. Order it, and no more.",
            article.Clause),
        _ => Refusal.Forbidden(
            "penalty.noFine",
            $"{article.Name} has no fine of its own. It leads to rating and credit; only single acts are fined.",
            article.Clause),
    };

    /// <summary>An amount outside the range of the article; both ends belong to it.</summary>
    public static Refusal? RefuseAmount(ArticleRow article, decimal fine) =>
        fine < article.Least || fine > article.Most
            ? Refusal.Forbidden(
                "penalty.range",
                $"The article fines {article.Least:0.##} to {article.Most:0.##} yuan, and {fine:0.##} lies outside. "
                + "Fine within the range.",
                article.Clause)
            : null;

    /// <summary>An article that asks for harm to appearance or sanitation, of an act that did none.</summary>
    public static Refusal? RefuseHarmless(ArticleRow article, bool harm) =>
        article.Harm && !harm
            ? Refusal.Forbidden(
                "penalty.harmMissing",
                "The article asks for harm to the appearance of the town or to sanitation. Show the harm, or order it "
                + "to be corrected.",
                article.Clause)
            : null;

    /// <summary>An article cited by another number than the text of the day gives it.</summary>
    public static Refusal? RefuseCitation(ArticleRow article, string cited) =>
        Number(cited) == Number(article.Article)
            ? null
            : Refusal.Forbidden(
                "penalty.citation",
                $"Article {cited} of that text is about something else. Cite {article.Clause}.",
                article.Clause);

    private static Refusal? Unpassed(ArticleRow article, StepsBefore steps)
    {
        if (steps is not { OrderedAt: not null, Limit: { } limit })
        {
            return Refusal.Forbidden(
                "penalty.orderMissing",
                "The fine comes after the limit of an order. Order it to be corrected within a limit.",
                article.Clause);
        }

        if (steps.IsCorrected)
        {
            return Refusal.Forbidden(
                "penalty.corrected",
                "It was corrected within the limit of the order, so nothing is fined. Close the file as corrected.",
                article.Clause);
        }

        return steps.RecheckedAt > limit
            ? null
            : Refusal.Forbidden(
                "penalty.recheckMissing",
                $"The limit of the order is {limit:O}. Look again after it; if it is still there it can be fined.",
                article.Clause);
    }

    private static Refusal? Unrefused(ArticleRow article, StepsBefore steps)
    {
        if (steps.OrderedAt is null)
        {
            return Refusal.Forbidden(
                "penalty.orderMissing",
                "The fine comes after an order that was refused. Order it to be corrected.",
                article.Clause);
        }

        return steps.RefusedAt is null
            ? Refusal.Forbidden(
                "penalty.notRefused",
                "The order was not refused. Only a refusal is fined; look whether it is corrected.",
                article.Clause)
            : null;
    }

    /// <summary>The number of an article without its paragraph: 17 of 17(1).</summary>
    private static string Number(string article) => article.Split('(', 2)[0].Trim();
}
