using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>Checks of the rules by which places remember.</summary>
internal static class RepeatTable
{
    private const double LongestDays = 1000;

    public static IEnumerable<Finding> Check(
        IReadOnlyList<RepeatRow> rows, ClassList classes, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes, words)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"Repeat {row.Rule}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, RepeatRow row, ClassList classes, Vocabulary words)
    {
        if (string.IsNullOrWhiteSpace(row.Rule))
        {
            yield return Finding.Error(number, "repeat.rule", "It has no name. Marks keep it: write a rule.");
        }

        if (Kinds.Find(row.Place) is not { Remembers: true })
        {
            yield return Finding.Error(number, "repeat.place", $"The places that remember are {Words}.");
        }

        if (row.Metres is { } metres && !(metres is > 0 and <= 5000))
        {
            yield return Finding.Error(
                number,
                "repeat.metres",
                $"metres is {metres}. Write a number above 0 and not above 5000, or leave it out for the whole place.");
        }

        if (row is { AgainDays: { } again } && !Fits(again))
        {
            yield return Finding.Error(
                number,
                "repeat.againDays",
                $"againDays is {again}. Write days above 0 and not above {LongestDays}, or leave it out for never.");
        }

        switch (row)
        {
            case { Complaints: null, WithinDays: null, MarkDays: null, LookBackDays: null }:
                break;
            case { Complaints: >= 2 and <= 100, WithinDays: { } within, MarkDays: { } marked }
                when Fits(within) && Fits(marked) && row.LookBackDays is null or (>= 0 and <= LongestDays):
                break;
            default:
                yield return Finding.Error(
                    number,
                    "repeat.mark",
                    "What marks a place is complaints (2 to 100), withinDays and markDays (above 0 and not above "
                    + $"{LongestDays}), and lookBackDays; write all of them, or none for never.");
                break;
        }

        if (row.To is { } post && words.Lacks(post) is { } lacking)
        {
            yield return Finding.Error(number, "repeat.to", lacking);
        }

        foreach (var finding in RowChecks
                .Common(number, row.Kind, row.From, row.Until, row.Source)
                .Concat(RowChecks.Classes(number, row.Kind, row.Classes, classes)))
        {
            yield return finding;
        }
    }

    private static string Words => Kinds.Units.Where(static kind => kind.Remembers).Listed("and");

    private static bool Fits(double days) => days is > 0 and <= LongestDays;
}
