using Grid.Gateway;
using Grid.Gateway.Foundation;

// The door apart from the silos: an Orleans client. Inside a silo the same two lines are called by the silo.
var builder = WebApplication.CreateBuilder(args);
builder.UseLoopbackByDefault();
builder.AddCityClient();
builder.Services.AddGridGateway(builder.Configuration);

var app = builder.Build();
app.MapGridGateway();
await app.RunAsync();
