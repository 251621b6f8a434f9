using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Import;

/// <summary>Enters many records and answers each.</summary>
internal static class ImportEndpoints
{
    internal static readonly string[] Kinds =
    [
        .. RegisterForms.All.Select(static form => form.Plural),
        .. TableForms.All.Select(static form => form.Name),
    ];

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/import/{kind}", Import)
            .WithTags("Import")
            .WithMetadata(BodyLimit.Streamed, Offers.Lines)
            .RequireRateLimiting(RequestLimits.Imports)
            .WithSummary("Enter many records 导入")
            .WithDescription(
                $"Kinds: {string.Join(' ', Kinds)}. Send {ImportFormats.Accepted}; the answer is NDJSON, one line a "
                + "record (created, updated, unchanged, superseded, refused) as it is done, and a summary at the end. "
                + "Of the records of one key the last counts. Run it again whenever it "
                + "broke off: what is already so is unchanged, and under the same Idempotency-Key nothing is entered "
                + "over what others changed since. "
                + "A row of an entry that is there changes what it gives: a column that is not there stays, an empty "
                + "cell or null clears, a value sets. Unknown columns are refused by name. "
                + "A table of the rulebook is entered whole or not at all; what the check of it finds stands beside "
                + "the line it is about, and at the end what is about the table as a whole, and how many of the rows "
                + "in force go. check=true enters nothing: each line says what would be done by the city as it is now. "
                + "A table that takes many of the rows in force away is entered with confirm= and their number. "
                + "If-Match with the ETag of a table guards "
                + "against overwriting it. "
                + "Where places, offices or appointments are entered, the last line says how many gaps and overlaps "
                + "the map has now; GET /v1/coverage lists them.")
            .Reading("""{ "type": "string" }""", ImportFormats.MediaTypes).WithVersion()
            .Answering(
                200,
                "application/x-ndjson",
                """
                {
                  "description": "Each line of the answer.",
                  "oneOf": [{ "$ref": "#/components/schemas/ImportLine" }, { "$ref": "#/components/schemas/ImportEnd" }]
                }
                """)
            .Refuses(400, "import.*", "county.missing")
            .Refuses(404, "import.kindUnknown").Refuses(409, "table.shrinks").Refuses(412, "register.stale")
            .Refuses(413, "import.bodyTooLarge", "import.tableTooLarge").Refuses(415, "import.contentType");

    private static async Task<IResult> Import(
        string kind,
        string? county,
        string? by,
        bool? check,
        int? confirm,
        HttpContext http,
        Importer importer,
        TableImporter tables,
        ImportAnswers answers,
        KnownCounties counties,
        IOptions<GatewayOptions> options,
        [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        var (form, table) = (RegisterForms.Find(kind), TableForms.Find(kind));
        if (form is null && table is null)
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "import.kindUnknown",
                $"'{kind}' cannot be imported; these can: {string.Join(", ", Kinds)}.");
        }

        if (ImportFormats.OfContentType(http.Request.ContentType) is not { } format)
        {
            return new Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "import.contentType",
                $"'{http.Request.ContentType}' cannot be imported; send Content-Type: {ImportFormats.Accepted}.");
        }

        if (!ImportFormats.TryReadDialect(http.Request.ContentType, out var dialect))
        {
            return new Problem(
                StatusCodes.Status400BadRequest,
                "import.delimiter",
                $"The delimiter of '{http.Request.ContentType}' is not known: declare {CsvDialect.Expected}.");
        }

        if (table is not null && counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var expected = Tags.Expected(http.Request.Headers);
        if (Terms(table is not null, by, confirm, expected, key) is { Count: > 0 } faults)
        {
            return Problem.Of(faults);
        }

        if (table is not null && http.Request.ContentLength > answers.Limits.TableBytes)
        {
            return TooLarge(answers.Limits);
        }

        if (table is not null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = answers.Limits.TableBytes;
        }

        var stop = http.RequestAborted;
        var (actor, notes) = (by ?? "import", new ImportNotes());
        if (form is not null)
        {
            await using var body = new ImportBody(http.Request.Body, answers.Limits);
            if (!await body.TryReceive(http.Request.ContentLength, stop))
            {
                return BodyTooLarge(answers.Limits);
            }

            var sent = body
                .Read(file => RowReader.Read(format, file, form, dialect, stop))
                .Select(row => row.InCounty(county));
            var last = await importer.LastOf(form, sent, stop);
            return last switch
            {
                { Unreadable.Faults: [var unreadable, ..] } =>
                    new Problem(StatusCodes.Status400BadRequest, unreadable.Code, unreadable.Detail),
                { Read: 0 } => Empty,
                _ => await Answer(
                    answers.To(http),
                    importer.Enter(form, sent, last, actor, key, check == true, notes, stop),
                    importer,
                    check == true ? null : form,
                    county,
                    notes),
            };
        }

        var rows = RowReader.Read(format, http.Request.Body, table!, dialect, stop).GetAsyncEnumerator(stop);
        await using var _ = rows;
        try
        {
            if (!await rows.MoveNextAsync())
            {
                return Empty;
            }
        }
        catch (BadHttpRequestException over) when (over.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(answers.Limits);
        }

        if (rows.Current is { IsWhole: true, Faults: [var fault, ..] })
        {
            return new Problem(StatusCodes.Status400BadRequest, fault.Code, fault.Detail);
        }

        var (read, tooLarge) = await Table(rows, answers.Limits);
        if (tooLarge is not null)
        {
            return tooLarge;
        }

        var plan = await tables.Plan(table!, county!, read.ToAsyncEnumerable(), stop);
        if (Against(plan, expected, check == true, confirm, options.Value) is { } against
            && !await tables.WasEntered(plan, actor, key))
        {
            return against;
        }

        notes.Take(plan, options.Value);
        return await Answer(
            answers.To(http),
            tables.Enter(plan, actor, key, check == true, notes, stop),
            importer,
            form,
            county,
            notes);
    }

    /// <summary>Why the plan must not replace the table in force; null when it may.</summary>
    private static Problem? Against(TablePlan plan, int? expected, bool checks, int? confirm, GatewayOptions options)
    {
        if (expected is { } version && version != plan.Version)
        {
            return new(
                StatusCodes.Status412PreconditionFailed,
                "register.stale",
                $"{plan.Entry} is at version {plan.Version}, not {version}. Read it again before changing it.");
        }

        var enters = !checks && plan.IsValid;
        return enters && TableChange.Unconfirmed(plan.Key, plan.Changes.Body, confirm, options) is { } unconfirmed
            ? new(StatusCodes.Status409Conflict, "table.shrinks", unconfirmed)
            : null;
    }

    /// <summary>The faults in the parameters of an import, found before its body is read.</summary>
    private static List<Fault> Terms(bool isTable, string? by, int? confirm, int? expected, string? key)
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "import", "by", by, 64);
        if (by is not null && string.IsNullOrWhiteSpace(by))
        {
            faults.Add(new("by", "import.byMissing", "by is empty; say who enters this, or leave it out."));
        }

        if (key is { Length: > Texts.LongestCommand })
        {
            faults.Add(new("Idempotency-Key", "import.key",
                $"An Idempotency-Key has at most {Texts.LongestCommand} characters."));
        }

        if (!isTable && (confirm is not null || expected is not null))
        {
            faults.Add(new(
                "confirm",
                "import.notTable",
                "confirm and If-Match go with a table of the rulebook, which is entered whole; records of "
                + "a register are entered one by one."));
        }

        return faults;
    }

    private static async Task<IResult> Answer(
        ImportAnswer answer,
        IAsyncEnumerable<ImportLine> lines,
        Importer importer,
        RegisterForm? form,
        string? county,
        ImportNotes notes)
    {
        await using var _ = answer;
        var summary = new ImportSummary();
        await foreach (var line in lines)
        {
            summary = summary.With(line);
            await answer.Write(line);
        }

        await answer.Write(notes.End(summary, await importer.Coverage(form, county)));
        return Results.Empty;
    }

    /// <summary>Reads the rows of a table up to the limit; a problem when there are more.</summary>
    private static async Task<(List<ImportRow> Rows, Problem? TooMany)> Table(
        IAsyncEnumerator<ImportRow> rows,
        ImportLimits limits)
    {
        var read = new List<ImportRow>();
        try
        {
            do
            {
                read.Add(rows.Current);
            }
            while (read.Count <= limits.TableRows && await rows.MoveNextAsync());
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (read, TooLarge(limits));
        }

        return (read, read.Count > limits.TableRows ? TooLarge(limits) : null);
    }

    private static Problem Empty => new(StatusCodes.Status400BadRequest, "import.empty", "The body holds no record.");

    private static Problem BodyTooLarge(ImportLimits limits) => new(
        StatusCodes.Status413PayloadTooLarge,
        "import.bodyTooLarge",
        $"One import has at most {limits.BodyBytes} bytes; nothing of it was entered. Send it in parts.");

    private static Problem TooLarge(ImportLimits limits) => new(
        StatusCodes.Status413PayloadTooLarge,
        "import.tableTooLarge",
        $"A table of the rulebook has at most {limits.TableRows} rows and {limits.TableBytes} bytes; nothing of "
        + "it was entered. Say in fewer rows what holds for many: classes by their big class, places by their "
        + "sub-district.");
}
