using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;
using Grid.Gateway.City;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Import;

/// <summary>Records in bulk, answered one by one.</summary>
internal static class ImportEndpoints
{
    internal static readonly string[] Kinds = [.. RegisterForms.All.Select(static form => form.Plural), .. TableForms.All.Select(static form => form.Name)];

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/import/{kind}", Import).WithTags("Import").WithMetadata(BodyLimit.Streamed, Offers.Lines)
            .WithSummary("Enter many records 导入")
            .WithDescription(
                $"Kinds: {string.Join(' ', Kinds)}. Send {ImportFormats.Accepted}; the answer is NDJSON, one line a record "
                + "(created, updated, unchanged, refused) and a summary at the end. Run it again whenever it broke off: what is already so is unchanged, and under the same Idempotency-Key nothing is entered over what others changed since. "
                + "A table of the rulebook is entered whole or not at all; what the check of it finds stands beside the line it is about, and at the end what "
                + "is about the table as a whole. check=true looks at a table and enters nothing. Where places, offices or appointments are entered, the last line "
                + "says how many gaps and overlaps the map has now; GET /v1/coverage lists them.")
            .Reading(ImportFormats.MediaTypes).Answering(200, "application/x-ndjson", """{ "type": "string" }""")
            .Refuses(400, "import.columnsMissing", "import.collection", "import.empty", "import.countyMissing", "import.key")
            .Refuses(404, "import.kindUnknown").Refuses(415, "import.contentType");

    private static async Task<IResult> Import(
        string kind, string? county, string? by, bool? check, HttpContext http, Importer importer, HomeCounty home, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        var (form, table) = (RegisterForms.Find(kind), TableForms.Find(kind));
        if (form is null && table is null)
        {
            return new Problem(StatusCodes.Status404NotFound, "import.kindUnknown", $"'{kind}' cannot be imported; these can: {string.Join(", ", Kinds)}.");
        }

        if (ImportFormats.OfContentType(http.Request.ContentType) is not { } format)
        {
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "import.contentType", $"'{http.Request.ContentType}' cannot be imported; send Content-Type: {ImportFormats.Accepted}.");
        }

        if (table is not null && !IsCounty(county ??= await home.Code()))
        {
            return new Problem(StatusCodes.Status400BadRequest, "import.countyMissing", "A table of the rulebook belongs to a county; say which, by its six digits: ?county=330424.");
        }

        if (key is { Length: > Texts.LongestCommand })
        {
            return new Problem(StatusCodes.Status400BadRequest, "import.key", $"An Idempotency-Key has at most {Texts.LongestCommand} characters.");
        }

        var stop = http.RequestAborted;
        var rows = RowReader.Read(format, http.Request.Body, form is null ? table!.Needed : ["code", .. form.Needed], stop).GetAsyncEnumerator(stop);
        await using var _ = rows;
        if (!await rows.MoveNextAsync())
        {
            return new Problem(StatusCodes.Status400BadRequest, "import.empty", "The body holds no record.");
        }

        if (rows.Current is { IsWhole: true, Faults: [var fault, ..] })
        {
            return new Problem(StatusCodes.Status400BadRequest, fault.Code, fault.Detail);
        }

        var actor = by is { Length: > 0 and <= 64 } ? by : "import";
        var aboutTable = new List<FindingBody>();
        var lines = form is not null
            ? importer.Enter(form, FromCurrent(rows), actor, key, stop)
            : importer.Enter(table!, county!, FromCurrent(rows), actor, key, check == true, aboutTable, stop);
        await Answer(http, lines, async summary => new(summary, aboutTable.Count > 0 ? aboutTable : null, await importer.Coverage(form)), json.Value.SerializerOptions);
        return Results.Empty;
    }

    private static bool IsCounty([NotNullWhen(true)] string? code) => code is { Length: 6 } && code.All(char.IsAsciiDigit);

    private static async IAsyncEnumerable<Row> FromCurrent(IAsyncEnumerator<Row> rows)
    {
        do
        {
            yield return rows.Current;
        }
        while (await rows.MoveNextAsync());
    }

    /// <summary>
    /// Many clients read nothing before they have sent everything: lines wait for the reader in memory and never hold up the
    /// reading of the body, or both sides would wait for each other.
    /// </summary>
    private static async Task Answer(HttpContext http, IAsyncEnumerable<ImportLine> lines, Func<ImportSummary, Task<ImportEnd>> end, JsonSerializerOptions json)
    {
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        http.Response.ContentType = "application/x-ndjson";
        var ready = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = true });
        var writing = Write(http, ready.Reader);
        var summary = new ImportSummary();
        try
        {
            await foreach (var line in lines)
            {
                summary = summary.With(line);
                ready.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(line, json));
            }

            ready.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(await end(summary), json));
        }
        finally
        {
            ready.Writer.Complete();
            await writing;
        }
    }

    private static async Task Write(HttpContext http, ChannelReader<byte[]> ready)
    {
        var body = http.Response.Body;
        await foreach (var line in ready.ReadAllAsync(http.RequestAborted))
        {
            await body.WriteAsync(line, http.RequestAborted);
            await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            if (!ready.TryPeek(out _))
            {
                await body.FlushAsync(http.RequestAborted);
            }
        }
    }
}
