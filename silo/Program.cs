using Grid.Gateway.Settings;
using Grid.Silo;

// dotnet run --project silo                         a whole city: silo and door in one process
// dotnet run --project silo -- ledger verify        walks the record and says whether it is whole
// dotnet run --project silo -- ledger anchor        prints its ends, to be kept elsewhere
// dotnet run --project silo -- city backup FOLDER   copies an embedded city, also while it runs
// dotnet run --project silo -- evidence verify      says whether every photograph of the record is there and whole
// dotnet run --project silo -- county export CODE FILE   writes one county out of the record, with hashes
// dotnet run --project silo -- county import FILE        takes it into another, with its history
// dotnet run --project silo -- check FOLDER         says everything that is wrong with a county's folder
// dotnet run --project silo -- export FOLDER        writes a county's folder as the city holds it
// dotnet run --project silo -- readmodel rebuild    derives the read model again from the record
var parsed = CityCommands.Root(args).Parse(args);
return SettingsCheck.Passes(CommandWords.Faults(parsed, args))
    ? await parsed.InvokeAsync()
    : SettingsCheck.NotUnderstood;
