using System.Diagnostics;
using System.Reflection;
using Grid.Tests.Gateway.Foundation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grid.Tests.Gateway.Reference;

/// <summary>
/// A client generated from the description by Kiota: it is made, compiled and used here, so that nothing generated is
/// kept. Needs what <c>dotnet tool restore</c> brings.
/// </summary>
public sealed class ClientTests
{
    private const string NotRestored = "Kiota is not restored: dotnet tool restore";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    [SkippableFact]
    public async Task A_generated_client_compiles_without_untyped_nodes_and_is_used()
    {
        Skip.IfNot((await Kiota("--version")).Code == 0, NotRestored);
        var door = await Door.Of<ClientTests>();
        var folder = Directory.CreateTempSubdirectory("grid-client-").FullName;
        try
        {
            var description = Path.Combine(folder, "v1.json");
            await File.WriteAllTextAsync(description, (await door.Get("/openapi/v1.json")).Text);
            var (code, said) = await Kiota(
                "generate",
                "--language",
                "CSharp",
                "--openapi",
                description,
                "--output",
                Path.Combine(folder, "client"),
                "--class-name", "GridClient", "--namespace-name", "Grid.Client", "--log-level", "Error");
            Assert.True(code == 0, said);

            var found = await Use(Compile(Path.Combine(folder, "client")), door.Client);

            Assert.Equal(
                ("Reported", "E0405-20190401-7-1234", 1),
                ((string)found["stage"]!, (string)found["step"]!, (int)found["cases"]!));
            Assert.Equal(new DateTimeOffset(2019, 4, 1, 9, 30, 0, TimeSpan.Zero), found["due"]);
            Assert.Equal(
                ("Created", "水果店", 1L, "R-002-01"),
                ((string)found["change"]!, (string)found["shop"]!, (long)found["open"]!, (string)found["owed"]!));
            Assert.Equal("330424001901001", found["here"]);
            Assert.Equal(("report.pointSwapped", "lon"), ((string)found["refused"]!, (string)found["field"]!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Assembly Compile(string folder)
    {
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "tests", "gateway", "Reference", "Client", "ClientUse.cs"))
            .Select(static file => (File: file, Text: File.ReadAllText(file))).ToList();
        Assert.Empty(
            sources
                .Where(static source => source.Text.Contains("Untyped", StringComparison.Ordinal))
                .Select(static source => source.File));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var symbols = new CSharpParseOptions(preprocessorSymbols: ["NET5_0_OR_GREATER", "NETSTANDARD2_1_OR_GREATER"]);
        var compilation = CSharpCompilation.Create(
            "Grid.Client",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, symbols, source.File)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(static file => MetadataReference.CreateFromFile(file)),
            options);
        using var compiled = new MemoryStream();
        var result = compilation.Emit(compiled);
        Assert.Empty(
            result
                .Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error)
                .Select(static found => found.ToString())
                .Take(10));
        return Assembly.Load(compiled.ToArray());
    }

    private static Task<IReadOnlyDictionary<string, object?>> Use(Assembly client, HttpClient http) =>
        client
            .GetType("Grid.Client.ClientUse", throwOnError: true)!
            .GetMethod("Run")!
            .CreateDelegate<Func<HttpClient, Task<IReadOnlyDictionary<string, object?>>>>()(http);

    private static async Task<(int Code, string Said)> Kiota(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["tool", "run", "kiota", .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KIOTA_OFFLINE_ENABLED"] = "true", ["KIOTA_TUTORIAL_ENABLED"] = "false" },
        };
        using var tool = Process.Start(start)!;
        using var enough = new CancellationTokenSource(Longest, TimeProvider.System);
        try
        {
            var (said, wrong) = (
                tool.StandardOutput.ReadToEndAsync(enough.Token), tool.StandardError.ReadToEndAsync(enough.Token));
            await tool.WaitForExitAsync(enough.Token);
            return (tool.ExitCode, await said + await wrong);
        }
        catch (OperationCanceledException)
        {
            tool.Kill(entireProcessTree: true);
            throw new TimeoutException($"Kiota had not ended after {Longest}.");
        }
    }
}
