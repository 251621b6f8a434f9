using Grid.Penalties;

namespace Grid.Rulebook;

/// <summary>Checks of what behaviours may cost (处罚依据).</summary>
internal static class ArticleTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<ArticleRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. Enum.GetValues<PartySort>().SelectMany(party => RowChecks.Overlaps(
            [.. rows.Where(row => row.Party is null || row.Party == party)],
            static row => row.Behaviour,
            static row => row.From,
            static row => row.Until)),
    ];

    private static IEnumerable<Finding> Row(int number, ArticleRow row, ClassList classes)
    {
        var knowsFine = row.When is not (FineMoment.OrderOnly or FineMoment.Never);
        if (knowsFine != row.Most is not null || knowsFine != row.Least is not null)
        {
            yield return Finding.Error(
                number, "article.range", knowsFine
                    ? "It can be fined: write least and most in yuan."
                    : "It cannot be fined: leave least and most out.");
        }
        else if (row.Least > row.Most)
        {
            yield return Finding.Error(
                number, "article.range", $"least {row.Least} is above most {row.Most}. Write the smaller one first.");
        }

        if (row.Text > row.From)
        {
            yield return Finding.Error(
                number, "article.text", $"The text is of {row.Text:yyyy-MM-dd}, after the row's first day.");
        }

        foreach (var finding in RowChecks
                .Common(number, null, row.From, row.Until, row.Source)
                .Concat(row.Classes.Count == 0
                    ? []
                    : RowChecks.Classes(number, ClassKind.Event, row.Classes, classes)))
        {
            yield return finding;
        }
    }
}
