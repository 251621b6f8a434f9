using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>Refusals that several questions of the law share.</summary>
internal static class LawRefusals
{
    /// <summary>The county's procedure does not answer: nothing is decided without its row.</summary>
    public static Refusal NoRule(ProcedureRule rule, DateOnly day) => Refusal.Unprocessable(
        "penalty.noRule",
        $"The county's table of procedure has no row {rule} on {day:yyyy-MM-dd}. Enter the row with its clause.");

    /// <summary>No article in force speaks of the behaviour.</summary>
    public static Refusal NoArticle(string behaviour, DateOnly day) => Refusal.Unprocessable(
        "penalty.noArticle",
        $"No article speaks of '{behaviour}' on {day:yyyy-MM-dd}. GET /v1/tables/‹county›/articles lists the "
        + "behaviours.");
}
