using Grid.Gateway.Foundation;

namespace Grid.Gateway.Settings;

/// <summary>Checks the arguments of a program: settings of Grid, options of the framework, nothing else.</summary>
public static class Arguments
{
    /// <summary>What the framework reads from the command line.</summary>
    private static readonly string[] Framework =
    [
        "urls",
        "http_ports",
        "https_ports",
        "environment",
        "applicationName",
        "contentRoot",
        "webRoot",
        "shutdownTimeoutSeconds",
        "detailedErrors",
        "captureStartupErrors",
        "preventHostingStartup", "hostingStartupAssemblies", "suppressStatusMessages", "AllowedHosts",
    ];

    private static readonly string[] FreeSections = ["Logging", "Kestrel", "Orleans"];

    private static readonly string[] Options =
    [
        .. Framework.Concat(KnownSettings.All.Select(static setting => setting.Key)).Select(static key => $"--{key}"),
    ];

    /// <summary>A sentence for each word that is neither; empty when all is well.</summary>
    /// <param name="commands">The commands a word without dashes may have meant.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<string> arguments, IReadOnlyList<string> commands)
    {
        var faults = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (word, end) = (arguments[i], arguments[i].IndexOf('=', StringComparison.Ordinal));
            var isOption = word.StartsWith('-') || word.StartsWith('/');
            if (!isOption && end < 0)
            {
                faults.Add($"There is no command '{word}'.{Hint(word, commands)}");
                return faults; // what follows belongs to it
            }

            var name = (end < 0 ? word : word[..end]).TrimStart('-', '/');
            if (!IsKnown(name))
            {
                faults.Add($"There is no option '{(end < 0 ? word : word[..end])}'.{Hint($"--{name}", Options)}");
            }
            else if (word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal))
            {
                faults.Add($"'{word}' is not understood. Did you mean -{word}?");
            }
            else if (end < 0 && i + 1 == arguments.Count)
            {
                faults.Add($"{word} needs a value.");
            }

            i += end < 0 ? 1 : 0; // its value
        }

        return faults;
    }

    /// <summary>For the end of a refusal: the nearest known word, or all of them.</summary>
    public static string Hint(string word, IReadOnlyList<string> known)
    {
        if (Nearest.To(word, known) is { } meant)
        {
            return $" Did you mean {meant}?";
        }

        return known.Count is > 0 and < 10
            ? $" Known are {string.Join(", ", known)}."
            : " --help says what there is.";
    }

    private static bool IsKnown(string name) =>
        KnownSettings.Find(name) is not null
        || Framework.Contains(name, StringComparer.OrdinalIgnoreCase)
        || FreeSections.Any(section => name.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase));
}
