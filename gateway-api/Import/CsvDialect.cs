namespace Grid.Gateway.Import;

/// <summary>How a CSV is written, and how its header is taken.</summary>
/// <param name="Separator">Stands between two columns.</param>
/// <param name="RowByRow">
/// Unknown columns, and those that lack, are left to each row: a check reads on where an import would stop.
/// </param>
internal readonly record struct CsvDialect(char Separator, bool RowByRow = false)
{
    public const string Expected = "one of , ; | or tab";

    /// <summary>RFC 4180.</summary>
    public static CsvDialect Usual { get; } = new(',');

    /// <summary>Reads a declared separator; nothing declared is the comma.</summary>
    public static bool TryRead(string? declared, out CsvDialect dialect)
    {
        dialect = Usual;
        if (declared is null)
        {
            return true;
        }

        if (declared is "," or ";" or "|" or "\t")
        {
            dialect = new(declared[0]);
            return true;
        }

        dialect = new('\t');
        return declared is "tab" or "\\t";
    }
}
