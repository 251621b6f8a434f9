using Grid.Gateway;
using Grid.Gateway.Foundation;

// The door apart from the silos: an Orleans client. Inside a silo the same two lines are called by the silo.
// Its settings lie beside it, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.UseLoopbackByDefault();
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
    // Told to stop while it was still looking for silos.
}

return 0;
