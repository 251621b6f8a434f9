using Grid.Gateway.Names;
using Grid.Names;

namespace Grid.Silo;

/// <summary>The language in which a command speaks: English or Chinese.</summary>
internal static class CommandLanguage
{
    // As POSIX has it, the first of these that is set counts.
    private static readonly string[] Locales = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// That of the terminal's locale, where it is one of the two; the locale C asks for none.
    /// </summary>
    /// <param name="first">The first language of the county that the command is about.</param>
    public static string Of(string first) => Of(first, Environment.GetEnvironmentVariable);

    /// <param name="setting">The value of a variable of the environment.</param>
    internal static string Of(string first, Func<string, string?> setting)
    {
        var locale = Locales.Select(setting).FirstOrDefault(static said => !string.IsNullOrEmpty(said)) ?? "";
        return AskedLanguage.Choose([locale.Split('.')[0].Replace('_', '-')], CityWords.Languages) ?? first;
    }
}
