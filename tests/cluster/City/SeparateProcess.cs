using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Ledger;
using Grid.Storage;
using Grid.Tests.Processes;

namespace Grid.Tests.City;

/// <summary>
/// Runs a static function of a test in a process of its own. What the function starts keeps running after its answer,
/// until the process is killed (kill -9): a silo dies in it as in production, and leaves no thread behind in the
/// process of the tests.
/// </summary>
internal sealed class SeparateProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly JsonSerializerOptions Json = new(EventCodec.Json)
    {
        IncludeFields = true,
        Converters = { new StoreText() },
    };

    private readonly StandingProcess process;

    private SeparateProcess(StandingProcess process) => this.process = process;

    /// <summary>
    /// Runs a function and kills its process once it has answered, in the middle of the work that goes on there.
    /// </summary>
    /// <param name="life">A static lambda or method: it is found by its name.</param>
    public static async Task<TOut> KillAfter<TOut>(StoreOptions store, Func<StoreOptions, Task<TOut>> life)
    {
        await using var process = Begin(life, store);
        return await process.Answer<TOut>();
    }

    /// <summary>The same with something that the function has to know.</summary>
    public static async Task<TOut> KillAfter<TIn, TOut>(
        StoreOptions store, TIn known, Func<StoreOptions, TIn, Task<TOut>> life)
    {
        await using var process = Begin(life, store, known);
        return await process.Answer<TOut>();
    }

    /// <summary>
    /// Runs a function to its end and leaves the process running, with all that the function started.
    /// </summary>
    public static async Task<SeparateProcess> Start(StoreOptions store, Func<StoreOptions, Task> life)
    {
        var process = Begin(life, store);
        await process.Answer<object?>();
        return process;
    }

    /// <summary>
    /// What the process itself does: the arguments are a type, a function of it, and what that is given.
    /// </summary>
    public static async Task Live(string[] arguments)
    {
        const BindingFlags any =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        // The one line of its output is the answer. What Orleans prints itself, as when a silo does not start, goes
        // beside it.
        var output = Console.Out;
        Console.SetOut(Console.Error);
        var function = Type.GetType(arguments[0], throwOnError: true)!.GetMethod(arguments[1], any)!;
        string line;
        try
        {
            var given = function.GetParameters().Zip(
                arguments[2..],
                static (parameter, text) => JsonSerializer.Deserialize(text, parameter.ParameterType, Json));
            var home = function.IsStatic ? null : Activator.CreateInstance(function.DeclaringType!, nonPublic: true);
            var life = (Task)function.Invoke(home, [.. given])!;
            await life;
            var answer = function.ReturnType.GetProperty("Result")?.GetValue(life);
            line = JsonSerializer.Serialize(new Said(JsonSerializer.SerializeToElement(answer, Json), null), Json);
        }
        catch (Exception wrong)
        {
            line = JsonSerializer.Serialize(new Said(null, wrong.ToString()), Json);
        }

        output.WriteLine(line);
        await Task.Delay(Timeout.Infinite);
    }

    public Task Kill() => process.Kill();

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static SeparateProcess Begin(Delegate life, params object?[] given) => new(StandingProcess.Start(
        typeof(SeparateProcess).Assembly.Location,
        [
            life.Method.DeclaringType!.AssemblyQualifiedName!,
            life.Method.Name,
            .. given.Zip(
                life.Method.GetParameters(),
                static (value, parameter) => JsonSerializer.Serialize(value, parameter.ParameterType, Json)),
        ]));

    private async Task<T> Answer<T>()
    {
        var said = JsonSerializer.Deserialize<Said>(await process.Line(Patience), Json)!;
        Assert.True(said.Wrong is null, $"In a process of its own: {said.Wrong}");
        return said.Answer is { } answer ? answer.Deserialize<T>(Json)! : default!;
    }

    private sealed record Said(JsonElement? Answer, string? Wrong);

    private sealed class StoreText : JsonConverter<StoreOptions>
    {
        private const string Folder = "folder ", Server = "server ";

        public override StoreOptions Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString()!;
            return text.StartsWith(Folder, StringComparison.Ordinal)
                ? new StoreOptions.Embedded(text[Folder.Length..])
                : new StoreOptions.Postgres(text[Server.Length..]);
        }

        public override void Write(Utf8JsonWriter writer, StoreOptions store, JsonSerializerOptions options) =>
            writer.WriteStringValue(store switch
            {
                StoreOptions.Embedded embedded => Folder + embedded.Directory,
                StoreOptions.Postgres postgres => Server + postgres.ConnectionString,
                _ => throw new NotSupportedException(),
            });
    }
}
