using System.CommandLine;
using Grid.ReadModel;

namespace Grid.Silo;

/// <summary><c>readmodel rebuild</c>: derives lists and totals again from the ledger. Stop the city first.</summary>
internal static class ReadModelCommands
{
    public static Command Rebuild()
    {
        var rebuild = new Command("rebuild", "Drops the read model and derives it again from the whole ledger. Stop the city first.");
        rebuild.SetAction(static async (_, stop) =>
        {
            await using var services = Offline.Services();
            var done = new RebuildProgress();
            await services.GetRequiredService<ReadModelRebuilder>().Run(new Progress<RebuildProgress>(step => done = step), stop);
            Console.WriteLine($"The read model was made again from {done.Total} records.");
            return 0;
        });

        return new("readmodel", "What lists, search and totals are answered from.") { rebuild };
    }
}
