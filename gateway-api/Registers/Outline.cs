namespace Grid.Gateway.Registers;

/// <summary>The geometry of a record, as GeoJSON text. Whether it is one, and a sound one, is the register's to say.</summary>
internal static class Outline
{
    public static string Need(Row row, string type)
    {
        if (Read(row) is { } text)
        {
            return text;
        }

        row.Fault("geometry", "missing", $"geometry is missing: a GeoJSON {type} in WGS84 degrees.");
        return "";
    }

    public static string? Read(Row row) => row.Text("geometry");
}
