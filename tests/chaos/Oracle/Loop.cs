namespace Grid.Chaos.Oracle;

/// <summary>
/// Every case follows the loop one step after the other, whichever silo believed that it owned the partition.
/// </summary>
internal static class Loop
{
    private static readonly string[] BeforeHandling = ["reported", "verified", "filed", "dispatched", "accepted"];
    private static readonly string[] Open = [.. BeforeHandling, "handled", "checked"];
    private static readonly string[] JoinedOrEnded =
        ["joined", "closed", "fedBack", "refused", "voided", "transferred"];

    private static readonly Dictionary<string, (string[] From, string? To)> Steps = new()
    {
        ["case.reported"] = ([""], "reported"),
        ["case.taken"] = ([""], null), // from the system before, at the stage its record names
        ["case.verified"] = (["reported"], "verified"),
        ["case.filed"] = (["reported", "verified"], "filed"),
        ["case.refused"] = (["reported", "verified"], "refused"),
        ["case.dispatched"] = (["filed"], "dispatched"),
        ["case.accepted"] = (["dispatched"], "accepted"),
        ["case.returned"] = (["dispatched", "accepted"], "filed"),
        ["case.handled"] = (["dispatched", "accepted"], "handled"),
        ["case.checked"] = (["handled"], null), // by whether it passed
        ["case.closed"] = (["checked"], "closed"),
        ["case.fedBack"] = (["closed"], "fedBack"),
        ["case.reopened"] = (["closed", "fedBack"], "filed"),
        ["case.transferred"] = (BeforeHandling, "transferred"),
        // Sent on from one that joined another, it joins that.
        ["case.joined"] = (["reported", "verified", "filed", .. JoinedOrEnded], "joined"),
        ["case.voided"] = (Open, "voided"),
        ["case.split"] = (["joined", "closed", "fedBack"], null), // to where it was before it joined
        ["case.ungathered"] = ([.. Open, .. JoinedOrEnded], null),
        ["case.sentOn"] = ([.. Open, .. JoinedOrEnded], null),
        ["case.gathered"] = ([.. Open, .. JoinedOrEnded], null), // stays where it is
        ["case.recurred"] = ([.. Open, .. JoinedOrEnded], null), // stays where it is
        ["case.placeMarked"] = ([.. Open, .. JoinedOrEnded], null), // stays where it is
        // Stays where it is; what is gone back to has a cell as well.
        ["case.handedOver"] = ([.. Open, "closed", "fedBack"], null),
        ["case.notified"] = ([.. Open, "closed", "fedBack"], null),
        ["case.findHandedOver"] = ([.. Open, "closed", "fedBack"], null),
        ["case.findAnswered"] = ([.. Open, .. JoinedOrEnded], null),
        ["case.letterAcknowledged"] = ([.. Open, .. JoinedOrEnded], null),
        ["case.childOpened"] = ([.. Open, .. JoinedOrEnded], null),
        ["case.doubted"] = ([.. Open, .. JoinedOrEnded], null), // a later report; stays where it is
        ["case.partOpened"] = (["dispatched", "accepted", "handled"], null),
        ["case.partAccepted"] = (Open, null),
        ["case.partHandled"] = (Open, null),
        ["case.partChecked"] = (Open, null),
        ["case.partWithdrawn"] = (Open, null),
        ["case.referred"] = (["filed"], null), // waits where it is for a coordination
        [Deadlines.Passed] = (Open, null), // time says so, and nothing else is changed
        [Orders.Revised] = (BeforeHandling, null), // an order was given, or another in its place
        ["case.followed"] = (JoinedOrEnded, null), // to the stage its record names
        ["case.revisitsSet"] = (["closed", "fedBack"], null), // by time itself
        ["case.revisited"] = (["closed", "fedBack"], null),
    };

    /// <summary>The stages of a case after each of its records, with what did not fit.</summary>
    public static IEnumerable<(Entry Entry, string Stage, string? Wrong)> Walk(IEnumerable<Entry> ofOneCase)
    {
        var stage = "";
        foreach (var entry in ofOneCase.OrderBy(static entry => entry.Version))
        {
            if (!Steps.TryGetValue(entry.Type, out var step))
            {
                yield return (entry, stage, $"{entry.Type} is no step of the loop");
                continue;
            }

            var wrong = step.From.Contains(stage)
                ? null
                : $"{entry.Type} of a case that was {(stage.Length == 0 ? "nothing" : stage)}";
            stage = step.To ?? entry.Type switch
            {
                "case.checked" => Json.Text(entry.Content, "passed") == "true" ? "checked" : "accepted",
                "case.taken" or "case.followed" or "case.split" => Lower(Json.Text(entry.Content, "stage") ?? ""),
                _ => stage,
            };
            yield return (entry, stage, wrong);
        }
    }

    public static IEnumerable<Finding> Check(Book book) => book.Entries
        .Where(static entry => entry.IsOfACase)
        .GroupBy(static entry => entry.Source)
        .SelectMany(static records => Walk(records).Where(static step => step.Wrong is not null))
        .Select(static step => new Finding("loop", $"{step.Entry.Source} at {step.Entry.Where}: {step.Wrong}"));

    private static string Lower(string word) => word.Length == 0 ? word : char.ToLowerInvariant(word[0]) + word[1..];
}
