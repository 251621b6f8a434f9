using Grid.Gateway.Foundation;

namespace Grid.Gateway.Settings;

/// <summary>Refuses settings that Grid does not understand, before a city starts with them.</summary>
public static class SettingsCheck
{
    /// <summary>The exit code of a program that did not understand its arguments or settings.</summary>
    public const int NotUnderstood = 2;

    private static readonly string[] Variables = [.. KnownSettings.All.Select(static setting => setting.Variable)];

    /// <summary>
    /// A sentence for each setting that Grid does not read, or that has a value it cannot use; empty when all is well.
    /// </summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration) =>
    [
        .. Leaves(configuration.GetSection(KnownSettings.Section))
            .Concat(Leaves(configuration.GetSection("ConnectionStrings")))
            .Select(static leaf => Fault(leaf.Path, leaf.Value ?? ""))
            .Concat(configuration.GetChildren().Select(static section => Misspelt(section.Key)))
            .OfType<string>(),
    ];

    /// <summary>Writes the faults for the person who started the program.</summary>
    /// <returns>Whether there was none.</returns>
    public static bool Passes(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Count == 0;
    }

    /// <summary>The table of settings, for <c>--help</c>.</summary>
    public static string Help()
    {
        var (name, value) = (KnownSettings.All.Max(static setting => setting.Variable.Length), 22);
        var lines = KnownSettings.All.Select(setting =>
            $"  {setting.Variable.PadRight(name)}  {(setting.Default ?? "").PadRight(value)}  {setting.Meaning}");
        return $"""
            Settings, in the environment or as --Grid:Data FOLDER, with their defaults:
              {"--urls ADDRESS".PadRight(name)}  {Loopback.Address.PadRight(value)}  where the door listens
            {string.Join(Environment.NewLine, lines)}
            """;
    }

    private static string? Fault(string key, string value) => KnownSettings.Find(key) switch
    {
        null => $"There is no setting {Setting.VariableOf(key)}.{Hint(key)}",
        { Key: KnownSettings.Database } => null, // an empty one means none
        var setting when value.Length == 0 =>
            $"{setting.Variable} is set and empty. Give it {setting.Kind.Expected}, or leave it out.",
        var setting when !setting.Kind.Takes(value) =>
            $"{setting.Variable} '{value}' is not {setting.Kind.Expected}.{Meant(value, setting.Kind)}",
        _ => null,
    };

    private static string Meant(string value, SettingKind kind) =>
        Nearest.To(value, kind.Words) is { } meant ? $" Did you mean {meant}?" : "";

    private static string Hint(string key) =>
        (KnownSettings.MovedTo(key), Nearest.To(Setting.VariableOf(key), Variables)) switch
        {
            ({ } option, _) => $" Each county sets it: write {option.Name} into its table practice.",
            (_, { } meant) => $" Did you mean {meant}?",
            _ => " --help lists the settings.",
        };

    /// <summary>A top-level name that equals one of Grid's but for its separators, such as <c>Grid_Data</c>.</summary>
    private static string? Misspelt(string name)
    {
        var letters = Letters(name);
        return KnownSettings.All.FirstOrDefault(setting => Letters(setting.Key) == letters) is { } meant
            ? $"There is no setting {name}. Did you mean {meant.Variable}? Two underscores separate its parts."
            : null;
    }

    private static string Letters(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section)
    {
        var children = section.GetChildren().SelectMany(Leaves);
        return section.Value is null ? children : children.Prepend(section);
    }
}
