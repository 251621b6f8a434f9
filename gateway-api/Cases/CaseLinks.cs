using Grid.Gateway.Foundation;
using Grid.ReadModel;

namespace Grid.Gateway.Cases;

/// <summary>The links from a count to the list of what it counts.</summary>
internal static class CaseLinks
{
    /// <summary>Parameters that say how an answer is cut or counted, and not what it is about.</summary>
    private static readonly string[] OfTheAnswer = ["by", "limit", "after", "sort", "waitFor", "zoom"];

    /// <summary>The links of those counts that are not 0.</summary>
    public static Dictionary<string, string> Of(
        CaseQuery query, IQueryCollection asked, IReadOnlyDictionary<string, long> counts) =>
        CountedCases.Of(query)
            .Where(listed => listed.Value is not null && counts.GetValueOrDefault(listed.Key) > 0)
            .ToDictionary(static listed => listed.Key, listed => To(listed.Value!, asked));

    /// <summary>The list of a query that was asked with these parameters and narrowed since.</summary>
    /// <param name="bbox">The box in which they lie; null for the one that was asked for.</param>
    public static string To(CaseQuery query, IQueryCollection asked, string? bbox = null)
    {
        var narrowed = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["stage"] = query.Stages.Count == 0 ? null : string.Join(',', query.Stages.Select(Words.Of)),
            ["joined"] = Word(query.Joined),
            ["handledLate"] = Word(query.HandledLate),
            ["overdue"] = Word(query.Overdue),
            ["takenOver"] = Word(query.TakenOver),
            ["recurring"] = Word(query.Recurring),
            ["lead"] = query.Lead?.Key,
            ["county"] = query.County,
        };
        if (bbox is not null)
        {
            narrowed["bbox"] = bbox;
        }

        var kept = asked
            .Where(one => !narrowed.ContainsKey(one.Key)
                && !OfTheAnswer.Contains(one.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(static one => one.Value, static (one, value) => (one.Key, Value: value));
        var parameters = kept
            .Concat(narrowed.Select(static one => (one.Key, one.Value)))
            .Where(static one => !string.IsNullOrEmpty(one.Value))
            .Select(static one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}");
        return string.Join('&', parameters) is { Length: > 0 } text ? $"/v1/cases?{text}" : "/v1/cases";
    }

    private static string? Word(bool? flag) => flag switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
