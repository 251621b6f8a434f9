using Spectre.Console;

namespace Grid.Simulation.Foundation;

/// <summary>
/// Shows the progress of a run: a live display on a terminal, plain lines where output is redirected.
/// </summary>
internal abstract class Screen
{
    public static Screen Of(TimeProvider time) =>
        Console.IsOutputRedirected ? new PlainScreen(Console.Out, time) : new LiveScreen(AnsiConsole.Console);

    public abstract void Say(string line);

    /// <summary>
    /// Shows the progress of <paramref name="work"/>, which reports a share from 0 to 1 and a line.
    /// </summary>
    public abstract Task Follow(string title, Func<Action<double, string>, Task> work);

    public abstract void Table(string title, IReadOnlyList<(string Name, string Value)> rows);
}

internal sealed class PlainScreen(TextWriter output, TimeProvider time) : Screen
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    public override void Say(string line) => output.WriteLine(line);

    public override async Task Follow(string title, Func<Action<double, string>, Task> work)
    {
        output.WriteLine(title);
        var lastLine = time.GetTimestamp();
        await work((_, line) =>
        {
            if (time.GetElapsedTime(lastLine) >= Beat)
            {
                lastLine = time.GetTimestamp();
                output.WriteLine($"  {line}");
            }
        });
    }

    public override void Table(string title, IReadOnlyList<(string Name, string Value)> rows)
    {
        var width = rows.Max(static row => Columns(row.Name));
        output.WriteLine(title);
        foreach (var (name, value) in rows)
        {
            output.WriteLine($"  {name}{new string(' ', width - Columns(name))}  {value}");
        }
    }

    /// <summary>The width of a text in columns; a Chinese character takes two.</summary>
    private static int Columns(string text) => text.Sum(static sign => sign < '\u1100' ? 1 : 2);
}

internal sealed class LiveScreen(IAnsiConsole console) : Screen
{
    public override void Say(string line) => console.WriteLine(line);

    public override Task Follow(string title, Func<Action<double, string>, Task> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async shown =>
            {
                var task = shown.AddTask(Markup.Escape(title), maxValue: 1);
                await work((share, line) =>
                {
                    task.Value = share;
                    task.Description = Markup.Escape($"{title}  {line}");
                });
            });

    public override void Table(string title, IReadOnlyList<(string Name, string Value)> rows)
    {
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Rounded).HideHeaders()
            .AddColumn("").AddColumn(new TableColumn("").RightAligned());
        foreach (var (name, value) in rows)
        {
            table.AddRow(Markup.Escape(name), Markup.Escape(value));
        }

        console.Write(table);
    }
}
