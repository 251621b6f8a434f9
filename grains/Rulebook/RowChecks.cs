using System.Text.RegularExpressions;

namespace Grid.Rulebook;

/// <summary>What all tables have in common: codes, periods, names that are given once.</summary>
internal static partial class RowChecks
{
    public static bool IsClass(string? code) => code is not null && ClassCode().IsMatch(code);

    /// <summary>04-05, 04-* or *.</summary>
    public static bool IsPattern(string? pattern) => pattern is not null && ClassPattern().IsMatch(pattern);

    public static IEnumerable<(int Row, T Value)> Numbered<T>(this IReadOnlyList<T> rows) => rows.Select(static (row, index) => (index + 1, row));

    /// <summary>What every row is asked: its kind, its period, its source.</summary>
    public static IEnumerable<Finding> Common(int row, ClassKind? kind, DateOnly from, DateOnly? until, string? source)
    {
        if (kind is { } known && !Enum.IsDefined(known))
        {
            yield return Finding.Error(row, "row.kind", "The kind is event or part.");
        }

        if (until < from)
        {
            yield return Finding.Error(row, "row.period", $"It is in force from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}, which is earlier.");
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            yield return Finding.Warning(row, "row.source", "It names no source.");
        }
    }

    /// <summary>Rows of one name follow each other; no two are in force together.</summary>
    public static IEnumerable<Finding> Overlaps<T>(IReadOnlyList<T> rows, Func<T, string> name, Func<T, DateOnly> from, Func<T, DateOnly?> until)
    {
        foreach (var same in rows.Numbered().GroupBy(entry => name(entry.Value)))
        {
            var inOrder = same.OrderBy(entry => from(entry.Value)).ToArray();
            foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (from(earlier.Value) == from(later.Value))
                {
                    yield return Finding.Error(later.Row, "row.duplicate", $"{same.Key} from {from(later.Value):yyyy-MM-dd} is also row {earlier.Row}.", earlier.Row);
                }
                else if (Period.Meets(from(earlier.Value), until(earlier.Value), from(later.Value), until(later.Value)))
                {
                    yield return Finding.Error(
                        later.Row, "row.overlap", $"{same.Key} from {from(later.Value):yyyy-MM-dd} overlaps row {earlier.Row}. End that one the day before.", earlier.Row);
                }
            }
        }
    }

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex ClassCode();

    [GeneratedRegex(@"^(\*|[0-9]{2}-(\*|[0-9]{2}))\z")]
    private static partial Regex ClassPattern();
}
