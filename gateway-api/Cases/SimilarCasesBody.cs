using Grid.Cells;

namespace Grid.Gateway.Cases;

/// <summary>Similar cases that the city did not join with one, the nearest first.</summary>
public sealed record SimilarCasesBody(IReadOnlyList<SimilarBody> Items)
{
    internal static SimilarCasesBody From(IReadOnlyList<SimilarCase> found) =>
        new([.. found.Select(SimilarBody.From)]);
}

/// <summary>相似案件: an open case of the same class nearby, and what tells the two apart.</summary>
/// <param name="Number">Its number; null while it is on its way in.</param>
/// <param name="Hours">How long after each other they were seen.</param>
/// <param name="Because">What tells them apart, in one word.</param>
/// <param name="Why">The same in a sentence.</param>
public sealed record SimilarBody(
    Guid Case, string? Number, double Metres, double Hours, Difference Because, string Why)
{
    internal static SimilarBody From(SimilarCase one) => new(
        one.Case, one.Number, Math.Round(one.Metres, 1), Math.Round(one.Hours, 2), one.Why, Said(one.Why));

    private static string Said(Difference why) => why switch
    {
        Difference.Class => "It is of another class.",
        Difference.Time => "The two were seen too long after each other.",
        Difference.Distance => "The two lie too far apart for their class.",
        Difference.Channel => "It came in by another channel, and the county's row asks for one.",
        Difference.Zone => "Here every finding of this class is a case of its own.",
        Difference.Lead => "Another department leads.",
        Difference.Condition => "Its filing condition is another, and so is its limit.",
        Difference.Shop => "Another shop answers for its front.",
        Difference.Dog => "Another dog is named.",
        Difference.Attachment => "It is fixed to something else.",
        Difference.Handled => "One was handled before the other was reported, which doubts the handling.",
        _ => "Nothing tells them apart; they were separated, or stood by themselves before they were alike.",
    };
}
