using Grid.Gateway;
using Grid.Gateway.Foundation;
using Grid.Gateway.Settings;

// The door apart from the silos: an Orleans client. Inside a silo the same two lines are called by the silo.
// Its settings lie beside it, wherever it is started from.
if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine("Grid.Gateway: the door of a region, apart from its silos.");
    Console.WriteLine();
    Console.WriteLine(SettingsCheck.Help());
    return 0;
}

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (!SettingsCheck.Passes([.. Arguments.Faults(args, []), .. SettingsCheck.Faults(builder.Configuration)]))
{
    return SettingsCheck.NotUnderstood;
}

builder.UseLoopbackByDefault();
if ((Loopback.Refused(builder.Configuration) ?? Listening.Fault(builder.Configuration)) is { } refused)
{
    Console.Error.WriteLine(refused);
    return 1;
}

if (!builder.TryAddCityClient())
{
    return 1;
}

builder.Services.AddGridGateway(builder.Configuration);

var app = builder.Build();
app.MapGridGateway();
try
{
    await app.RunAsync();
}
catch (OperationCanceledException)
{
    // The program was stopped while it still looked for silos.
}

return 0;
