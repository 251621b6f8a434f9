using Grid.Benchmarks.Plain;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Npgsql;

// What a good team would build instead: a web service over tables. It shares with the city what is no part of the
// comparison: the bodies and their checks, the map, the rulebook. Settings: ConnectionStrings__Plain, Plain__County,
// Plain__Pool, --urls.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var county = await PlainCounty.Read(
    builder.Configuration["Plain:County"]
        ?? throw new InvalidOperationException("Plain:County names the county's folder."));
var connection = new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString("Plain"))
{
    MaxPoolSize = builder.Configuration.GetValue("Plain:Pool", 24),
    MaxAutoPrepare = 16,
    AutoPrepareMinUsages = 1,
    NoResetOnClose = true,
};
await using var database = NpgsqlDataSource.Create(connection);
using (var schema = new StreamReader(typeof(PlainCounty).Assembly.GetManifestResourceStream("Schema.sql")!))
{
    await using var create = database.CreateCommand(await schema.ReadToEndAsync());
    await create.ExecuteNonQueryAsync();
}

builder.Services.AddOptions<GatewayOptions>();
builder.Services.AddGatewayJson();
builder.Services.AddSingleton(TimeProvider.System).AddSingleton(county).AddSingleton(database).AddSingleton<Limits>();
builder.Services.AddSingleton<Intake>().AddSingleton<Loop>().AddSingleton<OpenObligations>();

var app = builder.Build();
app.MapPost("/v1/reports", static (ReportBody body, Intake intake) => intake.Take(body));
app.MapPost(
    "/v1/cases/{id:guid}/{verb}", static (Guid id, string verb, StepBody body, Loop loop) => loop.Step(id, verb, body));
app.MapGet(
    "/v1/{plural}/{code}/obligations",
    static (string plural, string code, OpenObligations obligations) => obligations.Read(plural, code));
app.MapGet("/health/ready", static () => "ready");
await app.RunAsync();
