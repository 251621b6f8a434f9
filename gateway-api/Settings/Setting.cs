namespace Grid.Gateway.Settings;

/// <summary>One setting of Grid: its key in the configuration, what it may be, and what it means.</summary>
/// <param name="Key">
/// Colons between its parts: <c>Grid:Ledger:Partitions</c>. In the environment two underscores stand for a colon.
/// </param>
/// <param name="Default">What holds without it; null for nothing.</param>
internal sealed record Setting(string Key, SettingKind Kind, string? Default, string Meaning)
{
    /// <summary>As it is written in the environment: <c>Grid__Ledger__Partitions</c>.</summary>
    public string Variable { get; } = VariableOf(Key);

    /// <summary>A key as it is written in the environment.</summary>
    public static string VariableOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
