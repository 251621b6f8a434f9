namespace Grid.Tests.Gateway.Documents;

/// <summary>
/// What a reader of the documents has: Haiyan County on port 5311, and, where a page asks for it, the same with a
/// driven clock on port 5312, or together with Pinghu on port 5313. Commands run in a shell of their own, with curl and
/// with the programs as they were built beside the tests.
/// </summary>
public sealed class DocumentedCity : IAsyncLifetime
{
    /// <summary>
    /// Every answer ends with its status. <c>dotnet run</c> becomes the built program. The city runs already, the
    /// year's replay is run by <see cref="Simulation.ReplayTests"/>, and two rulebooks are compared by fifty of its
    /// reports.
    /// </summary>
    private const string Prelude = """
        set -eu
        curl() { command curl --silent --show-error --write-out $'\x1e%{http_code}\x1d' "$@"; }
        dotnet() {
            case "$*" in
                test) return ;;
                "run --project silo" | "run --project silo -- --urls "*) return ;;
                "run --project silo -- "*) shift 4; command dotnet "$SILO" "$@" ;;
                "run -c Release --project simulation -- replay data/haiyan/replay/haiyan_2019_replay.csv.gz"*) return ;;
                "run -c Release --project simulation -- replay --columns") shift 6; command dotnet "$SIMULATION" "$@" ;;
                "run -c Release --project simulation -- rulebook "*) shift 6; command dotnet "$SIMULATION" "$@" --limit 50 ;;
                *) echo "The documents run no 'dotnet $*'." >&2; return 1 ;;
            esac
        }

        """;

    private static readonly TimeSpan LongestBlock = TimeSpan.FromMinutes(5);
    private readonly string folder = Directory.CreateTempSubdirectory("grid-documents-").FullName;
    private readonly EmbeddedCity haiyan = new(county: Repository.County("haiyan"));
    private readonly Lazy<Task<EmbeddedCity>> driven = new(static () => Start(driven: true, "haiyan"));
    private readonly Lazy<Task<EmbeddedCity>> region = new(static () => Start(driven: false, "haiyan", "pinghu"));

    public async Task InitializeAsync()
    {
        foreach (var shared in new[] { "data", "deploy" })
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, shared), Path.Combine(Repository.Root, shared));
        }

        await haiyan.Server.Start();
    }

    public async Task DisposeAsync()
    {
        await haiyan.DisposeAsync();
        foreach (var other in new[] { driven, region }.Where(static other => other.IsValueCreated))
        {
            await (await other.Value).DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Where the door of Haiyan is.</summary>
    internal Uri Door => haiyan.Server.Address;

    /// <summary>Runs a block and returns its output, or its error where it ends with one.</summary>
    /// <returns>Status and body of each answer.</returns>
    internal async Task<IReadOnlyList<(int Status, string Body)>> Run(Block block)
    {
        var script =
            Prelude
            + (block.Settings + block.Commands).Replace(
                "http://localhost:5311", Origin(haiyan), StringComparison.Ordinal);
        foreach (var (origin, other) in new[] { ("http://localhost:5312", driven), ("http://localhost:5313", region) })
        {
            if (script.Contains(origin, StringComparison.Ordinal))
            {
                script = script.Replace(origin, Origin(await other.Value), StringComparison.Ordinal);
            }
        }

        (string, string)[] settings =
        [
            ("SILO", BuiltPrograms.Silo),
            ("SIMULATION", BuiltPrograms.Simulation),
            ("Grid__Data", haiyan.Folder),
        ];
        var (code, said) = await Shell.Run(script, folder, settings, LongestBlock);
        if (code != 0)
        {
            throw new InvalidOperationException($"This ended with {code}:\n{block.Commands}\n{said}");
        }

        return
        [
            .. said.Split('\u001d')[..^1]
                .Select(static answer => answer.Split('\u001e'))
                .Select(static answer => (int.Parse(answer[1], null), answer[0])),
        ];
    }

    private static string Origin(EmbeddedCity city) => city.Server.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<EmbeddedCity> Start(bool driven, params string[] counties)
    {
        var city = new EmbeddedCity(driven, string.Join(';', counties.Select(Repository.County)));
        await city.Server.Start();
        return city;
    }
}
