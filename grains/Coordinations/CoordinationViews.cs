using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Coordinations;

/// <summary>A coordination as every caller may see it, and its outcome as proposed rows of the routes.</summary>
internal static class CoordinationViews
{
    public static CoordinationView Of(
        string key,
        CoordinationState state,
        int version,
        LedgerPosition last,
        Rules rules)
    {
        var (subdistrict, kind, code) = MatterKey.Read(key);
        return new()
        {
            Key = key,
            Kind = kind,
            Class = code,
            Subdistrict = subdistrict,
            Rounds = [.. state.Rounds.Reverse()],
            Proposed = state.Rounds.LastOrDefault(static round => round.Outcome is not null) is { } decided
                ? Proposed(key, kind, code, subdistrict, decided, rules)
                : [],
            Version = version,
            LedgerPosition = last,
        };
    }

    /// <summary>
    /// Rows placed before every row that leads such cases now, so that the outcome is the rule from the next day on.
    /// </summary>
    private static IReadOnlyList<RouteRow> Proposed(
        string key,
        ClassKind kind,
        string code,
        string subdistrict,
        CoordinationRound decided,
        Rules rules)
    {
        var outcome = decided.Outcome!;
        var from = rules.Calendar.DayOf(outcome.At).AddDays(1);
        var first = rules.Routes.Speaking(kind, code)
            .Where(static route => route.Role == AssignmentRole.Lead)
            .Where(route => Period.Contains(route.Row.From, route.Row.Until, from, from))
            .Select(static route => route.Row.Precedence)
            .DefaultIfEmpty(200)
            .Min();
        var meeting = rules.Words.Text(DefaultText.Coordination, from)
            .Replace("{key}", key, StringComparison.Ordinal)
            .Replace("{round}", $"{decided.Number}", StringComparison.Ordinal);
        var source = $"{meeting}: {outcome.Basis}";
        var row = new RouteRow(
            $"K-{key}-{decided.Number}",
            first - 1,
            kind,
            [code],
            new Dictionary<string, IReadOnlyList<string>> { ["subdistrict"] = [subdistrict] },
            AssignmentRole.Lead, $"department:{outcome.Lead.Key}", from, null, source, "H");
        return
        [
            row,
            .. outcome.Helpers.Select((helper, index) => row with
            {
                Rule = $"{row.Rule}-{index + 1}",
                Role = AssignmentRole.Help,
                Party = $"department:{helper.Key}",
            }),
        ];
    }
}
