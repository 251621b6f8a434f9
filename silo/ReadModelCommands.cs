using System.CommandLine;
using Grid.ReadModel;
using Grid.Storage;

namespace Grid.Silo;

/// <summary><c>readmodel rebuild</c>: derives lists and totals again from the ledger. Stop the city first.</summary>
internal static class ReadModelCommands
{
    private const long Mile = 100_000;

    public static Command Rebuild()
    {
        var rebuild = new Command(
            "rebuild", "Drops the read model and derives it again from the whole ledger. Stop the city first.");
        rebuild.SetAction(
            static (_, stop) =>
                Offline.Change(
                    services => Rebuild(services.GetRequiredService<ReadModelRebuilder>(), stop),
                    StorePart.ReadModel,
                    stop));
        return new("readmodel", "What lists, search and totals are answered from.") { rebuild };
    }

    private static async Task<int> Rebuild(ReadModelRebuilder rebuilder, CancellationToken stop)
    {
        var (said, done) = (0L, new RebuildProgress());
        await rebuilder.Run(new SynchronousProgress<RebuildProgress>(step =>
        {
            done = step;
            if (step.Read / Mile > Interlocked.Exchange(ref said, step.Read / Mile))
            {
                Console.WriteLine($"{step.Read} of {step.Total} records");
            }
        }), stop);
        await Console.Out.WriteLineAsync($"The read model was made again from {done.Total} records.");
        return 0;
    }
}
