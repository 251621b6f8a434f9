using System.CommandLine;
using Grid.Silo;

// dotnet run --project silo                         a whole city: silo and door in one process
// dotnet run --project silo -- ledger verify        walks the record and says whether it is whole
// dotnet run --project silo -- readmodel rebuild    derives the read model again from the record
var root = new RootCommand("Grid: the open system a county runs its streets on. Without a command it runs a city; --urls, Grid__Data, Grid__County and ConnectionStrings__Grid say how.")
{
    TreatUnmatchedTokensAsErrors = false,
};
root.SetAction((_, stop) => CityHost.Run(args, stop));
root.Add(LedgerCommands.Verify());
root.Add(ReadModelCommands.Rebuild());
return await root.Parse(args).InvokeAsync();
