using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Grid.City;
using Grid.Documents;
using Grid.Evidence;
using Grid.Gateway.Evidence;
using Grid.Gateway.Foundation;
using Grid.Gateway.Settings;
using Grid.Ledger;
using Grid.Parties;
using Grid.Patrols;
using Grid.Tests.Atlas;

namespace Grid.Tests.Settings;

/// <summary>The table of settings is whole: what the code reads stands in it, and nothing else.</summary>
public sealed partial class KnownSettingsTests
{
    /// <summary>Each section of the configuration that is bound to options as a whole.</summary>
    private static readonly (string Section, Type Options)[] Bound =
    [
        ("Grid", typeof(CityOptions)),
        ("Grid", typeof(GatewayOptions)),
        ("Grid:Ledger", typeof(LedgerOptions)),
        ("Grid:Parties", typeof(PartyOptions)),
        ("Grid:Patrols", typeof(PatrolOptions)),
        ("Grid:Evidence", typeof(EvidenceLimits)),
        ("Grid:Evidence", typeof(EvidenceOptions)),
        ("Grid:Documents", typeof(DocumentOptions)),
    ];

    [Fact]
    public void Each_member_of_bound_options_is_a_known_setting_with_its_default()
    {
        foreach (var (key, value) in Bound.SelectMany(static bound => Members(bound.Section, bound.Options)))
        {
            var setting = KnownSettings.Find(key);
            Assert.True(setting is not null, $"{key} is read and not in KnownSettings: add a line there.");
            Assert.True(
                value is null || setting.Default == value,
                $"The default of {key} is {value} in the code and {setting.Default} in KnownSettings.");
        }
    }

    [Fact]
    public void Each_name_in_the_code_is_a_known_setting_and_each_known_setting_is_read()
    {
        var named = Sources()
            .SelectMany(static text => Name().Matches(text).Select(static match => match.Groups[1].Value))
            .ToHashSet();
        var members = Bound
            .SelectMany(static bound => Members(bound.Section, bound.Options))
            .Select(static member => member.Key)
            .ToHashSet();

        Assert.All(named, static name => Assert.True(
            KnownSettings.Find(name) is not null
                || KnownSettings.All.Any(setting =>
                    setting.Key.StartsWith($"{name}:", StringComparison.Ordinal)),
            $"{name} is named in the code and not in KnownSettings: add a line there."));
        Assert.All(KnownSettings.All, setting => Assert.True(
            setting.Key == KnownSettings.Database
                || named.Contains(setting.Key)
                || members.Contains(setting.Key),
            $"{setting.Key} is in KnownSettings and nobody reads it."));
    }

    [Fact]
    public void Each_section_that_is_bound_stands_in_this_test()
    {
        var sections = Sources()
            .SelectMany(static text => Section().Matches(text).Select(static match => match.Groups[1].Value))
            .Where(static name => char.IsUpper(name[0]))
            .ToHashSet();

        Assert.Empty(sections.Except([
            .. Bound.SelectMany(static bound => new[] { bound.Section, bound.Section.Split(':')[^1] }),
            "ConnectionStrings",
            "Kestrel:Endpoints",
        ]));
    }

    [Fact]
    public void Each_default_is_a_value_the_setting_takes() =>
        Assert.All(
            KnownSettings.All,
            static setting =>
                Assert.True(
                    setting.Default is null || setting.Kind.Takes(setting.Default),
                    $"{setting.Key}: {setting.Default}"));

    [Fact]
    public void Help_lists_every_setting()
    {
        var help = SettingsCheck.Help();

        Assert.All(KnownSettings.All, setting => Assert.Contains(setting.Variable, help, StringComparison.Ordinal));
        Assert.All(help.Split('\n'), static line => Assert.InRange(line.Length, 0, 140));
    }

    private static IEnumerable<(string Key, string? Default)> Members(string section, Type options) => options
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.SetMethod is { IsPublic: true })
        .Select(property => ($"{section}:{property.Name}", Text(property.GetValue(Activator.CreateInstance(options)))));

    private static string? Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable some => some.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    private static IEnumerable<string> Sources() => new[] { "silo", "grains", "gateway-api" }
        .SelectMany(static folder =>
            Directory.EnumerateFiles(
                Path.Combine(Haiyan.Folder, "..", "..", folder), "*.cs", SearchOption.AllDirectories))
        .Where(static file =>
            !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && Path.GetFileName(file) != "KnownSettings.cs")
        .Select(File.ReadAllText);

    [GeneratedRegex(@"""(Grid:[A-Za-z:]*[A-Za-z])")]
    private static partial Regex Name();

    [GeneratedRegex(@"GetSection\(""([^""]+)""\)")]
    private static partial Regex Section();
}
