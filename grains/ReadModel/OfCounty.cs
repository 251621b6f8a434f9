using Dapper;

namespace Grid.ReadModel;

/// <summary>
/// The condition that a row is of one of some counties. A row that names none is of the first county of the store.
/// </summary>
/// <param name="Codes">None where rows of all counties are asked for.</param>
internal readonly record struct OfCounty(IReadOnlyList<string> Codes, bool HasFirst)
{
    /// <param name="code">The only county that is asked for.</param>
    /// <param name="codes">Several counties, where <paramref name="code"/> is null.</param>
    public static OfCounty Of(string? code, IReadOnlyList<string>? codes, string? first)
    {
        var asked = code is null ? codes ?? [] : [code];
        return new(
            [.. asked.Select(static one => StoredText.Storable(one))],
            first is not null && asked.Contains(first));
    }

    /// <summary>The condition on a column; true for every row where no county is asked for.</summary>
    public string Condition(ReadModelStore store, string column)
    {
        if (Codes is not [_, ..])
        {
            return "1 = 1";
        }

        var named = store.Among(column, "@counties");
        return HasFirst ? $"({named} or {column} is null)" : named;
    }

    /// <summary>Adds what the condition speaks of.</summary>
    public void Add(ReadModelStore store, DynamicParameters parameters)
    {
        if (Codes is [_, ..])
        {
            parameters.Add("counties", store.List(Codes));
        }
    }
}
