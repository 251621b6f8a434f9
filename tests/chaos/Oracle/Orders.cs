namespace Grid.Chaos.Oracle;

/// <summary>
/// An order moves what is due: in a city at rest, a case that was dispatched once, and is not handled, is due as long
/// after its dispatch as its limit and the order in force say. Knows the limits in hours, and the one order, that the
/// clients give.
/// </summary>
internal static class Orders
{
    public const string Revised = "case.deadlineRevised", Table = "table/999901/orders";

    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(2);

    // What gives a case another start of its limit, or time back.
    private static readonly string[] Other = ["case.taken", "case.returned", "case.handled", "case.reopened"];

    public static IEnumerable<Finding> Check(Book book)
    {
        var order = book.Entries
            .Where(static entry => entry.Source == Table)
            .OrderBy(static entry => entry.Version)
            .SelectMany(static entry => Json.List(entry.Content, "data.orders").Take(1))
            .Select(static row => (Percent: Number(row, "percent"), Limit: Number(row, "limit")))
            .LastOrDefault();
        foreach (var records in book.Entries
            .Where(static entry => entry.IsOfACase)
            .GroupBy(static entry => entry.Source))
        {
            var steps = Loop.Walk(records).ToList();
            if (steps[^1].Stage is not ("dispatched" or "accepted")
                || steps.Exists(static step => Other.Contains(step.Entry.Type))
                || steps.Where(static step => step.Entry.Type == "case.dispatched").ToList() is not [var dispatched]
                || Json.Text(steps[0].Entry.Content, "limit.unit") != "UrgentHour")
            {
                continue;
            }

            var own = Number(steps[0].Entry.Content, "limit.amount")!.Value;
            var hours = order.Limit is { } set ? Math.Min(own, set) : own * (order.Percent ?? 100) / 100;
            var due = Json.Time(dispatched.Entry.Content, "at")!.Value.AddHours(hours);
            var held = steps
                .Where(static step => step.Entry.Type is "case.dispatched" or Revised)
                .SelectMany(static step => Json.List(step.Entry.Content, "duties"))
                .Last(static duty => Json.Text(duty, "role") == "Lead");
            if (!((Json.Time(held, "due") - due)?.Duration() <= Rounding))
            {
                yield return new(
                    "order",
                    $"{records.Key} is due at {Json.Text(held, "due")}, and its {own} hours under the order "
                    + $"({order.Percent} %, {order.Limit} hours) end at {due:O}");
            }
        }
    }

    private static double? Number(System.Text.Json.JsonElement from, string path) =>
        Json.Text(from, path) is { } text
            ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
