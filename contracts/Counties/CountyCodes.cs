namespace Grid.Counties;

/// <summary>The codes of counties, as messages name them.</summary>
public static class CountyCodes
{
    private const int MostNamed = 8;

    /// <summary>All codes; of many, the first few, and where the others are listed.</summary>
    public static string Named(IEnumerable<string> codes, int count) =>
        string.Join(", ", codes.Take(MostNamed))
        + (count > MostNamed ? $" … (GET /v1/counties lists all {count})" : "");
}
