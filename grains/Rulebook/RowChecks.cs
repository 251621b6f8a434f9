using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>Checks that all tables share: codes, periods, names that are given once.</summary>
internal static class RowChecks
{
    public static IEnumerable<(int Row, T Value)> Numbered<T>(this IReadOnlyList<T> rows) =>
        rows.Select(static (row, index) => (index + 1, row));

    /// <summary>Checks the kind, the period and the source of a row.</summary>
    public static IEnumerable<Finding> Common(int row, ClassKind? kind, DateOnly from, DateOnly? until, string? source)
    {
        if (kind is { } known && !Enum.IsDefined(known))
        {
            yield return Finding.Error(row, "row.kind", "The kind is event or part.");
        }

        if (until < from)
        {
            yield return Finding.Error(
                row,
                "row.period",
                $"It is in force from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}, which is earlier.");
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            yield return Finding.Warning(row, "row.source", "It names no source.");
        }
    }

    /// <summary>Who keeps hours or closing days: a department, or a post that the county has.</summary>
    public static IEnumerable<Finding> Keeper(int row, string? department, Post? post, Vocabulary words)
    {
        if (post is null)
        {
            yield break;
        }

        if (department is not null)
        {
            yield return Finding.Error(
                row, "row.keeper", "It speaks of a department and of a post. Keep one of the two.");
        }

        if (words.Lacks(post.Value) is { } lacking)
        {
            yield return Finding.Error(row, "row.post", lacking);
        }
    }

    /// <summary>The classes that a row names.</summary>
    /// <param name="kind">Null for both kinds.</param>
    public static IEnumerable<Finding> Classes(
        int row,
        ClassKind? kind,
        IReadOnlyList<string> patterns,
        ClassList classes)
    {
        if (patterns.Count == 0)
        {
            yield return Finding.Error(row, "row.class", "It speaks of no class. Write * for all.");
        }

        foreach (var pattern in patterns)
        {
            if (!ClassCodes.IsPattern(pattern))
            {
                yield return Finding.Error(
                    row,
                    "row.class",
                    $"'{pattern}' is no pattern of classes. Write the code of a class, a beginning as 04-*, or *.");
            }
            else if (ClassCodes.IsClass(pattern)
                && !classes.IsEmpty
                && !(kind != ClassKind.Part && classes.Has(ClassKind.Event, pattern))
                && !(kind != ClassKind.Event && classes.Has(ClassKind.Part, pattern)))
            {
                yield return Finding.Warning(row, "class.unknown", $"{pattern} is not in the table of classes.");
            }
        }
    }

    /// <summary>Reports a row that never applies, because an earlier one answers for all of it.</summary>
    /// <param name="answers">Whether the first answers for all that the second names.</param>
    public static IEnumerable<Finding> Unreachable<T>(IReadOnlyList<T> rows, Func<T, T, bool> answers)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (answers(rows[earlier], rows[i]))
                {
                    yield return Finding.Warning(
                        i + 1,
                        "row.unreachable",
                        $"Row {earlier + 1} answers for everything this row speaks of, so it never counts. Put it "
                        + "before that one, or leave it out.",
                        earlier + 1);
                    break;
                }
            }
        }
    }

    /// <summary>Checks that rows of one name follow each other, and no two are in force together.</summary>
    public static IEnumerable<Finding> Overlaps<T>(
        IReadOnlyList<T> rows,
        Func<T, string> name,
        Func<T, DateOnly> from,
        Func<T, DateOnly?> until)
    {
        foreach (var same in rows.Numbered().GroupBy(entry => name(entry.Value)))
        {
            var inOrder = same.OrderBy(entry => from(entry.Value)).ToArray();
            foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (from(earlier.Value) == from(later.Value))
                {
                    yield return Finding.Error(
                        later.Row,
                        "row.duplicate",
                        $"{same.Key} from {from(later.Value):yyyy-MM-dd} is also row {earlier.Row}.",
                        earlier.Row);
                }
                else if (Period.Meets(from(earlier.Value), until(earlier.Value), from(later.Value), until(later.Value)))
                {
                    yield return Finding.Error(
                        later.Row,
                        "row.overlap",
                        $"{same.Key} from {from(later.Value):yyyy-MM-dd} overlaps row {earlier.Row}. End that one "
                        + "the day before.",
                        earlier.Row);
                }
            }
        }
    }
}
