using Grid.Documents;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Documents;

/// <summary>文书 (S237, S238): issues documents, shows them in every form, and records how they were served.</summary>
internal static class DocumentEndpoints
{
    private const string Pdf = "application/pdf";
    private const string Printer = "application/vnd.escpos";
    private const string Picture = "image/png";
    private const string Bytes = """{ "type": "string", "format": "binary" }""";
    private const int MostPrinted = 100;

    private static readonly Offers Forms = new("application/json", Pdf, Printer, Picture);

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("/", List)
            .WithSummary("Documents by party, kind, case, number and status, the latest first 文书")
            .WithDescription("party= kind and key, shop/S-0001; number= as printed.")
            .Refuses(400, "query.*", "page.cursor");
        documents.MapPost("/", Issue)
            .WithSummary("Issue a document 制作文书")
            .WithDescription(
                "By the template of its kind in force (GET /v1/tables/{county}/documents). It takes the next number of "
                + "its office, kind and year in the same decision, so no number is left out; its bytes never change. A "
                + "field that the template lacks, or that is missing, is refused by name; so is a character that the "
                + "font cannot show. No name of a person is taken: the template leaves a line for a hand.")
            .Example("""
                {
                  "kind": "reminder", "party": "shop/‹shop›",
                  "fields": {
                    "facts": "店外摆放水果筐三只", "clause": "门前三包管理承诺书",
                    "due": "2019年4月3日", "demand": "收回店内"
                  },
                  "by": "‹county›-P-0113"
                }
                """)
            .Refuses(400, "document.*")
            .Refuses(409, "command.reused")
            .Refuses(
                422,
                "document.kindUnknown",
                "document.officeUnknown",
                "document.partyUnknown",
                "document.glyphMissing",
                "county.unknown")
            .Refuses(503, "city.away");
        var shown = documents.MapGet("/{id}", View)
            .WithMetadata(Forms)
            .WithSummary("A document: as JSON, as PDF, as the picture of the slip, or as commands of the 58 mm printer")
            .WithVersion()
            .Refuses(404, "document.unknown");
        foreach (var type in Forms.Types.Skip(1))
        {
            shown.Answering(200, type, Bytes);
        }

        documents.MapPost("/{id}/serve", Serve)
            .WithSummary("Record how it was served 送达")
            .WithDescription(
                "onTheSpot, left, posted, electronic or announced. What a method needs and when it counts are rows "
                + "(GET /v1/tables/{county}/services): posted counts from received, which may be sent later; announced "
                + "after its days. The answer says from when it counts (servedAt).")
            .Example("""{ "by": "‹county›-P-0113", "method": "left", "witness": "‹county›-P-0356" }""")
            .Refuses(400, "document.*")
            .Refuses(404, "document.unknown")
            .Refuses(
                409,
                "document.served",
                "document.withdrawn",
                "document.serviceMethod",
                "document.serviceNeeds",
                "command.reused")
            .Refuses(503, "city.away");
        documents.MapPost("/{id}/withdraw", Withdraw)
            .WithSummary("Withdraw it 撤回")
            .WithDescription("Its number stays taken. Again, it changes nothing.")
            .Example("""{ "by": "‹county›-P-0113", "reason": "事实认定有误" }""")
            .Refuses(400, "document.*")
            .Refuses(404, "document.unknown")
            .Refuses(409, "command.reused")
            .Refuses(503, "city.away");
        documents.MapGet("/verify", Verify)
            .WithSummary("Whether a document in hand is genuine 核验真伪")
            .WithDescription(
                "number= its id, as in the QR code, or its number as printed; hash= the code of the QR code, or the "
                + "SHA-256 of a PDF. It says nothing of the party.")
            .Refuses(400, "query.*");
        documents.MapGet("/print", Print)
            .WithMetadata(new Offers(Pdf))
            .WithSummary("One PDF of many documents 批量打印")
            .WithDescription($"ids= at most {MostPrinted}, separated by commas, in the order of the pages.")
            .Answering(200, Pdf, Bytes)
            .Refuses(400, "query.*")
            .Refuses(404, "document.unknown");
    }

    private static async Task<Results<Ok<DocumentPageBody>, Problem>> List(
        string? party,
        string? kind,
        Guid? @case,
        string? number,
        string? status,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var (size, position) = (Paging.Limit(limit, faults), Paging.WaitFor(waitFor, faults));
        var of = await counties.Narrowing(county, prefecture, faults);
        DocumentStatus? wanted = null;
        if (status is not null)
        {
            if (Words.TryRead<DocumentStatus>(status, out var known))
            {
                wanted = known;
            }
            else
            {
                faults.Add(new("status", "query.status",
                    $"status '{Clip.Of(status)}' is not known; send {string.Join(", ", Words.Of<DocumentStatus>())}."));
            }
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Documents(
            new(party, kind, @case, number, wanted, size, after, position, of.County, of.Counties));
        return found.ToHttp(DocumentPageBody.From);
    }

    private static async Task<Results<Ok<DocumentBody>, Problem>> Issue(
        IssueBody? body, IGrainFactory grains, [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need("kind", body?.Kind, 32, faults);
        Need("party", body?.Party, 128, faults);
        Need("by", body?.By, 64, faults);
        Texts.Check(faults, "document", "office", body?.Office, 64);
        Texts.Check(faults, "document", "county", body?.County, 64);
        Texts.Check(faults, "document", "Idempotency-Key", command, Texts.LongestCommand);
        var fields = body?.Fields ?? new Dictionary<string, string>();
        DocumentFields.Check(faults, fields);

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var issued = await grains.GetGrain<IDocumentDeskGrain>(0).Issue(new(
            body!.Kind!, body.Party!, body.Case, fields, body.By!, body.Office, body.County, command));
        return issued.ToHttp(DocumentBody.From);
    }

    private static async Task<Results<Ok<DocumentBody>, FileContentHttpResult, Problem>> View(
        string id, HttpRequest request, HttpResponse response, IGrainFactory grains)
    {
        if (!Texts.IsKey(id))
        {
            return Unknown(id);
        }

        var document = grains.GetGrain<IDocumentGrain>(id);
        if (await document.View() is not { } view)
        {
            return Unknown(id);
        }

        var type = request.Chosen(Forms.Types);
        DocumentFormat? format = type switch
        {
            Pdf => DocumentFormat.Pdf,
            Picture => DocumentFormat.Picture,
            Printer => DocumentFormat.Commands,
            _ => null,
        };
        if (format is null)
        {
            response.Headers.ETag = Tags.Of(view.Version);
            return TypedResults.Ok(DocumentBody.From(view));
        }

        return await document.File(format.Value) is { } bytes ? TypedResults.File(bytes, type) : Unknown(id);
    }

    private static async Task<Results<Ok<DocumentBody>, Problem>> Serve(
        string id,
        ServeBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need("by", body?.By, 64, faults);
        if (body?.Method is null)
        {
            faults.Add(new("method", "document.methodMissing",
                $"method is missing; send one of {string.Join(", ", Words.Of<ServiceMethod>())}."));
        }

        Personal(faults, "witness", body?.Witness, 128);
        Personal(faults, "consent", body?.Consent, 128);
        Personal(faults, "reason", body?.Reason, 500);
        Texts.Check(faults, "document", "Idempotency-Key", command, Texts.LongestCommand);
        if (!Texts.IsKey(id))
        {
            return Unknown(id);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var served = await grains.GetGrain<IDocumentGrain>(id).Serve(new(
            body!.By!, body.Method!.Value, body.At, body.Received, body.Witness, body.Consent, body.Reason, command));
        return served.ToHttp(DocumentBody.From);
    }

    private static async Task<Results<Ok<DocumentBody>, Problem>> Withdraw(
        string id,
        WithdrawBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need("by", body?.By, 64, faults);
        Need("reason", body?.Reason, 500, faults);
        Texts.Check(faults, "document", "Idempotency-Key", command, Texts.LongestCommand);
        if (!Texts.IsKey(id))
        {
            return Unknown(id);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var withdrawn = await grains.GetGrain<IDocumentGrain>(id).Withdraw(new(body!.By!, body.Reason!, command));
        return withdrawn.ToHttp(DocumentBody.From);
    }

    private static async Task<Results<Ok<VerifiedBody>, Problem>> Verify(
        string? number, string? hash, IGrainFactory grains)
    {
        if (string.IsNullOrWhiteSpace(number) || string.IsNullOrWhiteSpace(hash))
        {
            return new Problem(
                StatusCodes.Status400BadRequest,
                "query.verify",
                "Send number= and hash=, as the QR code of the document has them.");
        }

        var view = await Find(number, grains);
        return TypedResults.Ok(
            view is not null && (hash == view.Issued.Check || hash == view.Issued.Pdf.Hash)
                ? new VerifiedBody(
                    true, view.Brief.Title, view.Brief.Number, view.Brief.Office, view.Brief.IssuedAt, view.Status)
                : new VerifiedBody(false, null, null, null, null, null));
    }

    /// <summary>A document by its id, or by its number as printed.</summary>
    private static async Task<DocumentView?> Find(string number, IGrainFactory grains)
    {
        if (Texts.IsKey(number) && await grains.GetGrain<IDocumentGrain>(number).View() is { } found)
        {
            return found;
        }

        var printed = await grains.GetGrain<IReadModelGrain>(0).Documents(new(null, null, null, number, null, 1));
        return printed.Value?.Items is [var line, ..]
            ? await grains.GetGrain<IDocumentGrain>(line.Document.Id).View()
            : null;
    }

    private static async Task<Results<FileContentHttpResult, Problem>> Print(string? ids, IGrainFactory grains)
    {
        var asked = ids?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (asked.Length is 0 or > MostPrinted)
        {
            return new Problem(
                StatusCodes.Status400BadRequest,
                "query.ids",
                $"ids names {asked.Length} documents; send 1 to {MostPrinted}, separated by commas.");
        }

        if (asked.FirstOrDefault(static id => !Texts.IsKey(id)) is { } wrong)
        {
            return Unknown(wrong);
        }

        var printed = await grains.GetGrain<IDocumentDeskGrain>(0).Print(asked);
        return printed.Value is { } pdf ? TypedResults.File(pdf, Pdf) : printed.Refusal!.ToHttp();
    }

    private static void Need(string field, string? text, int longest, List<Fault> faults) =>
        Texts.Need(faults, "document", field, text, longest, $"{field} is missing.");

    private static void Personal(List<Fault> faults, string field, string? text, int longest)
    {
        Texts.Check(faults, "document", field, text, longest);
        if (text is not null && !text.StartsWith("sha256:", StringComparison.Ordinal))
        {
            DocumentFields.Impersonal(faults, field, field, text);
        }
    }

    private static Problem Unknown(string id) => new(
        StatusCodes.Status404NotFound,
        "document.unknown",
        $"There is no document '{Clip.Of(id)}'. GET /v1/documents lists them.");
}
