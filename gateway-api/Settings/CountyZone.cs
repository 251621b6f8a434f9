using Grid.Gateway.Import;

namespace Grid.Gateway.Settings;

/// <summary>
/// The county's time zone is a fact of the county: <c>timeZone</c> of its <c>city.json</c> holds for every clock,
/// calendar and answer.
/// </summary>
public static class CountyZone
{
    /// <summary>The setting from which the parts of a process read the zone.</summary>
    public const string Key = "Grid:TimeZone";

    /// <summary>Why a city cannot start with this zone; null when it can.</summary>
    /// <param name="path">The file that names the zone.</param>
    /// <param name="said">What <c>Grid__TimeZone</c> says, if anything.</param>
    public static string? Fault(string zone, string path, string? said)
    {
        if (!SettingKind.Zone.Takes(zone))
        {
            return $"{path} names the time zone '{zone}', which is not known here: write "
                + $"{SettingKind.Zone.Expected}.{Hint(zone)}";
        }

        return said is { Length: > 0 } && said != zone
            ? $"{Setting.VariableOf(Key)} says '{said}' and {path} says '{zone}': the county's own zone holds, so "
                + "leave the setting out or say the same."
            : null;
    }

    /// <summary>Makes the zone of a county's folder that of this process, or says why it cannot be.</summary>
    public static string? Apply(string folder, ConfigurationManager configuration)
    {
        CityFolder county;
        try
        {
            county = CityFolder.Open(folder);
        }
        catch (InvalidDataException)
        {
            return null; // the loader says what is wrong with the folder
        }

        if (Fault(county.TimeZone, Path.Combine(folder, CityFolder.FileName), configuration[Key]) is { } fault)
        {
            return fault;
        }

        configuration.AddInMemoryCollection([KeyValuePair.Create(Key, (string?)county.TimeZone)]);
        return null;
    }

    private static string Hint(string zone) =>
        Foundation.Nearest.To(zone, SettingKind.Zone.Words) is { } meant ? $" Did you mean {meant}?" : "";
}
