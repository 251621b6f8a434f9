namespace Grid.Chaos.Oracle;

/// <summary>
/// A case counts each report joined to it once, and the report ends in the stage where the case ended. If the case was
/// refused or voided, the report is open again. Only the ledger's deliveries carry this from case to case.
/// </summary>
internal static class Joins
{
    private static readonly string[] Ends = ["closed", "fedBack", "transferred"], None = ["refused", "voided"];

    public static IEnumerable<Finding> Check(Book book)
    {
        var cases = book
            .Entries.Where(static entry => entry.IsOfACase)
            .GroupBy(static entry => entry.Case)
            .ToDictionary(static group => group.Key, static group => group.ToList());
        var stages = cases.ToDictionary(static pair => pair.Key, static pair => Loop.Walk(pair.Value).Last().Stage);
        foreach (var (report, entries) in cases)
        {
            foreach (var twice in entries
                    .Where(static entry => entry.Type == "case.gathered")
                    .GroupBy(static entry => Json.Text(entry.Content, "report"))
                .Where(gathered =>
                    gathered.Count()
                    > 1
                        + entries.Count(gone =>
                            gone.Type == "case.ungathered" && Json.Text(gone.Content, "report") == gathered.Key)))
            {
                yield return new("join", $"case {report} counted the report {twice.Key} {twice.Count()} times");
            }

            if (entries.LastOrDefault(static entry => entry.Type is "case.joined" or "case.split")
                is not { Type: "case.joined" } joined)
            {
                continue;
            }

            var primary = Json.Text(joined.Content, "primary")!;
            if (!cases.TryGetValue(primary, out var others)
                || !others.Any(entry => entry.Type == "case.gathered" && Json.Text(entry.Content, "report") == report))
            {
                yield return new(
                    "join", $"case {primary} does not count the report {report} that joined it at {joined.Where}");
                continue;
            }

            if (None.Contains(stages[primary]))
            {
                yield return new(
                    "join",
                    $"the report {report} is {stages[report]}; the case {primary} it joined was {stages[primary]}, "
                    + "and it does not stand by itself");
                continue;
            }

            var due = Ends.Contains(stages[primary]) ? stages[primary] : "joined";
            if (stages[report] != due)
            {
                yield return new(
                    "join",
                    $"the report {report} is {stages[report]}; the case {primary} it joined is {stages[primary]}");
            }
        }
    }
}
