using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grid.Gateway.Schemas;
using Grid.Gateway.Settings;
using Grid.Silo.Folders;

namespace Grid.Silo;

/// <summary>Looks after a county's folder without a city: <c>check FOLDER</c>, <c>new FOLDER</c>.</summary>
internal static class FolderCommands
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(5);

    public static Command Check()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with city.json." };
        var all = new Option<bool>("--all")
        {
            Description = "Prints every finding instead of the first of each cause.",
        };
        var check = new Command(
            "check",
            "Reads a county's folder without a city and prints everything that is wrong with it, grouped by cause, in "
            + "the language of the terminal (LANG, English or Chinese), else in the county's first. "
            + "Exit code 0 when the city would load all of it, 1 when anything is wrong.")
        {
            folder,
            all,
        };
        check.SetAction((parsed, stop) => Check(
            parsed.GetValue(folder)!, parsed.GetValue(all), TimeProvider.System, Console.Out, stop));
        return check;
    }

    public static Command New()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder to make." };
        var code = new Option<string>("--code") { Required = true, Description = "The county's code." };
        var boundaries = new Option<string>("--boundaries")
        {
            Required = true,
            HelpName = "FILE",
            Description = "GeoJSON, GeoPackage (.gpkg) or shapefile (.zip, .shp) with the outlines of its sub-"
                + "districts, of the county, or both.",
        };
        var name = new Option<string?>("--name") { Description = "Its name; that of the boundaries when absent." };
        var zone = new Option<string>("--zone")
        {
            DefaultValueFactory = static _ => "Asia/Shanghai",
            Description = "Its time zone by its IANA name.",
        };
        var national = new Option<string?>("--national")
        {
            HelpName = "FOLDER",
            Description = "The tables that all counties share, referred to and not copied; Haiyan's when absent.",
        };
        var make = new Command(
            "new",
            "Makes a county's folder from boundaries alone, which starts and takes reports; what is made up says so.")
        {
            folder,
            code,
            boundaries,
            name,
            zone,
            national,
        };
        make.SetAction((parsed, stop) => New(
            new(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(code)!, parsed.GetValue(name),
                parsed.GetValue(zone)!,
                Path.GetFullPath(parsed.GetValue(boundaries)!),
                Path.GetFullPath(parsed.GetValue(national) ?? National())),
            Console.Out,
            stop));
        return make;
    }

    public static Command Schemas()
    {
        var kind = new Argument<string?>("KIND")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A register or table; all when absent.",
        };
        var markdown = new Option<bool>("--markdown") { Description = "Prints docs/county-folder.md instead." };
        var schemas = new Command("schemas", "Prints the format of registers and tables as JSON Schema, a line each.")
        {
            kind,
            markdown,
        };
        schemas.SetAction(parsed => Schemas(parsed.GetValue(kind), parsed.GetValue(markdown), Console.Out));
        return schemas;
    }

    public static Command Describe()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with city.json." };
        var describe = new Command(
            "describe", "Writes datapackage.json beside city.json, from the files and their forms.")
        {
            folder,
        };
        describe.SetAction((parsed, stop) => Describe(parsed.GetValue(folder)!, stop));
        return describe;
    }

    /// <summary>The text of datapackage.json of a folder.</summary>
    public static async Task<string> Description(string folder, CancellationToken stop) =>
        (await DataPackage.Of(folder, stop)).ToJsonString(Written).ReplaceLineEndings("\n") + "\n";

    private static int Schemas(string? kind, bool isMarkdown, TextWriter output)
    {
        if (isMarkdown)
        {
            output.Write(FolderFormat.Markdown());
            return 0;
        }

        var kinds = RowKind.All.Where(one => kind is null || one.Name == kind).ToList();
        foreach (var one in kinds)
        {
            output.WriteLine(RowSchema.Of(one).ToJsonString());
        }

        if (kinds.Count == 0)
        {
            var known = string.Join(", ", RowKind.All.Select(static one => one.Name));
            Console.Error.WriteLine($"There is no kind '{kind}': {known}.");
            return SettingsCheck.NotUnderstood;
        }

        return 0;
    }

    private static async Task<int> Describe(string folder, CancellationToken stop)
    {
        try
        {
            var file = Path.Combine(folder, DataPackage.FileName);
            await File.WriteAllTextAsync(file, await Description(folder, stop), stop);
            await Console.Out.WriteLineAsync(file.AsMemory(), stop);
            return 0;
        }
        catch (InvalidDataException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message.AsMemory(), stop);
            return 1;
        }
    }

    /// <summary>Makes a folder and checks it.</summary>
    /// <returns>The exit code: 1 when it could not be made, or the check finds an error.</returns>
    public static async Task<int> New(FolderScaffold scaffold, TextWriter output, CancellationToken stop)
    {
        try
        {
            foreach (var line in await scaffold.Write(stop))
            {
                await output.WriteLineAsync(line.AsMemory(), stop);
            }
        }
        catch (InvalidDataException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message.AsMemory(), stop);
            return 1;
        }

        return await Check(scaffold.Folder, all: false, TimeProvider.System, output, stop);
    }

    /// <summary>The tables of Haiyan, in the current folder or beside the program.</summary>
    private static string National() => Directory.Exists("data/haiyan/rulebook")
        ? "data/haiyan/rulebook"
        : Path.Combine(AppContext.BaseDirectory, "data", "haiyan", "rulebook");

    /// <returns>The exit code: 1 when there is an error.</returns>
    public static async Task<int> Check(
        string folder,
        bool all,
        TimeProvider time,
        TextWriter output,
        CancellationToken stop)
    {
        var said = time.GetTimestamp();
        var progress = new SynchronousProgress<(string File, int Rows)>(step =>
        {
            if (time.GetElapsedTime(said) > BetweenWords)
            {
                said = time.GetTimestamp();
                Console.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{step.File}: {step.Rows:n0} rows"));
            }
        });
        var report = await FolderCheck.Run(folder, time.GetUtcNow(), progress, stop);
        foreach (var line in report.Print(all, CommandLanguage.Of(report.FirstLanguage)))
        {
            await output.WriteLineAsync(line.AsMemory(), stop);
        }

        return report.Errors == 0 ? 0 : 1;
    }
}
