using System.Globalization;
using System.Text;
using Grid.Benchmarks.Limit;
using Npgsql;

// The limit: the same endpoint doing nothing but the group-committed insert. Its rows and answers are as long as the
// city's, which PUT /shape tells it. Settings: ConnectionStrings__Limit, --urls.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var database = NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Limit")!);
builder.Services.AddSingleton(TimeProvider.System).AddSingleton(database).AddSingleton<GroupCommit>();
builder.Services.AddHostedService(static services => services.GetRequiredService<GroupCommit>());

var app = builder.Build();
var commit = app.Services.GetRequiredService<GroupCommit>();
var (payloadLength, answer) = (1_000, Answer(1_500));
app.MapPut("/shape", (int payload, int answerLength) => (payloadLength, answer) = (payload, Answer(answerLength)));
app.MapGet("/health/ready", static () => "ready");
app.MapPost("/v1/reports", (RequestDelegate)Take);
await app.RunAsync();

async Task Take(HttpContext http)
{
    var read = await http.Request.BodyReader.ReadAtLeastAsync((int)http.Request.ContentLength!.Value);
    var payload = Encoding.UTF8.GetString(read.Buffer).PadRight(payloadLength);
    http.Request.BodyReader.AdvanceTo(read.Buffer.End);
    var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    await commit.Append(id, payload);
    http.Response.StatusCode = StatusCodes.Status201Created;
    http.Response.ContentType = "application/json";
    http.Response.ContentLength = answer.Length;
    http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/v1/cases/{id}");
    await http.Response.Body.WriteAsync(answer);
}

static byte[] Answer(int length) =>
    Encoding.UTF8.GetBytes($"{{\"padding\":\"{new string('x', Math.Max(0, length - 14))}\"}}");
