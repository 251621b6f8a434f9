namespace Grid.Rulebook;

/// <summary>
/// Reads the rows class by class, as a case of each class would meet them, and records what became of every row.
/// </summary>
internal sealed class RouteReading
{
    /// <summary>
    /// A row that leaves more pieces than this counts as reached: no person could read such a table either.
    /// </summary>
    private const int MostPieces = 2000;

    private readonly IReadOnlyList<RouteRow> rows;
    private readonly RouteSpace space;
    private readonly Ground[] grounds;
    private readonly HashSet<int> read = [];
    private readonly HashSet<int> reached = [];
    private readonly Dictionary<int, SortedSet<int>> takers = [];
    private readonly Dictionary<(int, int), (string Code, Ground Where)> contradictions = [];
    private readonly HashSet<(int, int)> twice = [];

    public RouteReading(IReadOnlyList<RouteRow> rows)
    {
        this.rows = rows;
        space = new(rows);
        grounds = [.. rows.Select(space.Of)];
    }

    public static bool Leads(RouteRow row) => row.Role == AssignmentRole.Lead && PartySource.CanLead(row.Party);

    /// <summary>The rows for a class, in order of precedence, by their index.</summary>
    public IEnumerable<int> Speaking(ClassKind kind, string code) => Enumerable.Range(0, rows.Count)
        .Where(index => ClassPatterns.Fit(rows[index].Kind, rows[index].Classes, kind, code))
        .OrderBy(index => rows[index].Precedence);

    /// <summary>The rest of a ground without the others; one piece too many means that something is left.</summary>
    public static IReadOnlyList<Ground> Left(Ground ground, IEnumerable<Ground> taken)
    {
        List<Ground> left = ground.IsNothing ? [] : [ground];
        foreach (var other in taken)
        {
            if (left.Count is 0 or > MostPieces)
            {
                break;
            }

            left = [.. left.SelectMany(piece => piece.Without(other))];
        }

        return left;
    }

    public void Take(IReadOnlyList<int> speaking, string code)
    {
        read.UnionWith(speaking);
        var leads = speaking.Where(index => Leads(rows[index])).ToArray();
        var won = new Dictionary<string, List<Ground>>();
        for (var later = 0; later < leads.Length; later++)
        {
            var row = leads[later];
            var before = leads.Take(later).Where(earlier => grounds[earlier].Meets(grounds[row])).ToArray();
            var left = Left(grounds[row], before.Select(earlier => grounds[earlier]));
            Note(row, left.Count > 0, before);
            (won.TryGetValue(rows[row].Party, out var grown) ? grown : won[rows[row].Party] = []).AddRange(left);
            foreach (var tied in before.Where(earlier => rows[earlier].Precedence == rows[row].Precedence))
            {
                Tie(tied, row, before, code);
            }
        }

        var others = speaking.Where(index => rows[index].Role != AssignmentRole.Lead).ToArray();
        for (var later = 0; later < others.Length; later++)
        {
            var row = others[later];
            var before = others
                .Take(later)
                .Where(earlier =>
                    rows[earlier].Role == rows[row].Role
                    && rows[earlier].Party == rows[row].Party
                    && grounds[earlier].Meets(grounds[row]))
                .ToArray();
            var led = rows[row].Role is AssignmentRole.Help or AssignmentRole.Inform
                ? won.GetValueOrDefault(rows[row].Party, [])
                : [];
            var left = Left(grounds[row], before.Select(earlier => grounds[earlier]).Concat(led));
            Note(
                row,
                left.Count > 0,
                before.Length > 0 ? before : leads.Where(lead => rows[lead].Party == rows[row].Party));
        }
    }

    public IEnumerable<Finding> Findings()
    {
        foreach (var index in read.Except(reached).Order())
        {
            yield return Unreached(index);
        }

        foreach (
            var ((earlier, later), (code, where)) in contradictions
                .OrderBy(static entry => entry.Key.Item2)
                .ThenBy(static entry => entry.Key.Item1))
        {
            yield return Finding.Error(
                later + 1,
                "route.contradiction",
                $"{rows[later].Rule} and {rows[earlier].Rule} both lead {code} "
                + $"({space.Describe(where, Whole(earlier, later))}) with precedence {rows[later].Precedence}, "
                    + $"{rows[later].Party} and {rows[earlier].Party}. Give the one that goes before a smaller "
                        + "precedence.",
                earlier + 1);
        }

        foreach (
            var (earlier, later) in twice
                .OrderBy(static pair => pair.Item2)
                .ThenBy(static pair => pair.Item1)
                .DistinctBy(static pair => pair.Item2)
                .Where(pair => reached.Contains(pair.Item2)))
        {
            yield return Finding.Warning(
                later + 1,
                "route.twice",
                $"{rows[later].Rule} and {rows[earlier].Rule} have one precedence, name the same lead and meet. "
                + "Which of the two a case names hangs on their order.",
                earlier + 1);
        }
    }

    private Finding Unreached(int index)
    {
        var row = rows[index];
        if (grounds[index].IsNothing)
        {
            return Finding.Warning(
                index + 1,
                "route.never",
                "It applies nowhere: its conditions, its period and whom it names never come together.");
        }

        var others = takers.GetValueOrDefault(index, []);
        var names =
            string.Join(", ", others.Take(3).Select(other => rows[other].Rule))
            + (others.Count > 3 ? " and others" : "");
        var numbers = others.Select(static other => other + 1).ToArray();
        return row.Role == AssignmentRole.Lead
            ? Finding.Warning(
                index + 1,
                "route.shadowed",
                $"It is never reached: {names} "
                + $"{(others.Count > 1 ? "come first and take" : "comes first and takes")} all of it.",
                numbers)
            : Finding.Warning(
                index + 1,
                "route.idle",
                $"It never adds anybody: wherever it applies, {row.Party} is named already ({names}).",
                numbers);
    }

    /// <summary>Restricts a ground to the time when both rows are in force.</summary>
    private Ground Whole(int one, int other) =>
        space.Everything(rows[one].From, rows[one].Until).With(space.Everything(rows[other].From, rows[other].Until));

    private void Note(int row, bool isReached, IEnumerable<int> by)
    {
        if (isReached)
        {
            reached.Add(row);
        }
        else
        {
            (takers.TryGetValue(row, out var known) ? known : takers[row] = []).UnionWith(by);
        }
    }

    /// <summary>
    /// Reports two rows of one precedence on one ground, unless the rows before both take that ground.
    /// </summary>
    private void Tie(int earlier, int later, IReadOnlyList<int> before, string code)
    {
        var first = before
            .Where(index => rows[index].Precedence < rows[later].Precedence)
            .Select(index => grounds[index]);
        if (Left(grounds[earlier].With(grounds[later]), first) is not [var where, ..])
        {
            return;
        }

        var pair = (Math.Min(earlier, later), Math.Max(earlier, later));
        if (rows[earlier].Party == rows[later].Party)
        {
            twice.Add(pair);
        }
        else
        {
            contradictions.TryAdd(pair, (code, where));
        }
    }
}
