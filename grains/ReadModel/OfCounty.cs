using Dapper;

namespace Grid.ReadModel;

/// <summary>
/// The condition that a row is of a county. A row that names none is of the first county of the store.
/// </summary>
/// <param name="Code">Null where rows of all counties are asked for.</param>
internal readonly record struct OfCounty(string? Code, bool IsFirst)
{
    public static OfCounty Of(string? code, string? first) => new(code, code is not null && code == first);

    /// <summary>The condition on a column; true for every row where no county is asked for.</summary>
    public string Condition(string column)
    {
        if (Code is null)
        {
            return "1 = 1";
        }

        return IsFirst ? $"({column} = @county or {column} is null)" : $"{column} = @county";
    }

    /// <summary>Adds what the condition speaks of.</summary>
    public void Add(DynamicParameters parameters)
    {
        if (Code is not null)
        {
            parameters.Add("county", StoredText.Storable(Code));
        }
    }
}
