using Grid.Cases;
using Grid.Evidence;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Evidence;

/// <summary>取证 (2.6): photographs and recordings of a case.</summary>
internal static class EvidenceEndpoints
{
    private const string Bytes = """{ "type": "string", "format": "binary" }""";

    private static readonly string Form =
        $$"""
        {
          "type": "object", "required": ["file", "kind", "by"], "additionalProperties": false,
          "properties": {
            "file": { "type": "string", "format": "binary" },
            "kind": { "type": "string", "enum": [{{Quoted(Words.Of<EvidenceKind>())}}] },
            "by": { "type": "string", "maxLength": 64 },
            "step": { "type": "string", "enum": [{{Quoted(Steps.Names)}}] },
            "note": { "type": "string", "maxLength": {{Reports.LongestDescription}} }
          }
        }
        """;

    private static readonly Offers Files = new([.. MediaKind.All.Select(static kind => kind.MediaType)]);

    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("/{id}/evidence", Add)
            .WithMetadata(BodyLimit.Streamed)
            .WithSummary("Add a photograph or a recording 取证")
            .WithDescription(
                $"Of {MediaKind.Names}, known by its content. What the device notes of place and time becomes a fact "
                + "of the case, and the copy that is shown is without it. The same file of the same kind again is "
                + "answered and not repeated.")
            .Reading(Form, "multipart/form-data")
            .Refuses(400, "case.byMissing", "case.noteTooLong", "evidence.kindMissing", "evidence.kind")
            .Refuses(400, "evidence.fileMissing", "evidence.step", "evidence.field", "evidence.twice", "evidence.form")
            .Refuses(404, "case.unknown")
            .Refuses(409, "evidence.full", "command.reused")
            .Refuses(413, "evidence.tooLarge")
            .Refuses(415, "evidence.type", "evidence.contentType")
            .Refuses(422, "evidence.broken", "evidence.kindContent", "evidence.pixels")
            .Refuses(503, "city.away", "evidence.interrupted");
        cases.MapGet("/{id}/evidence", List)
            .WithSummary("Its photographs and recordings").Refuses(404, "case.unknown");
        cases.MapDelete("/{id}/evidence/{hash}", Erase)
            .WithSummary("Erase a photograph or a recording 取证销毁")
            .WithDescription(
                "The case has it no more, under none of its kinds. Its hash stays in the record, with by and reason, "
                + "which the query says. The bytes go with the next evidence sweep, unless another case has them. "
                + "Again, it changes nothing.")
            .Refuses(400, "case.byMissing", "case.byTooLong", "case.reasonMissing", "case.reasonTooLong")
            .Refuses(404, "case.unknown", "evidence.unknown").Refuses(503, "city.away");
        var shown = routes.MapGet("/evidence/{hash}", Show).WithTags("Cases")
            .WithMetadata(Files)
            .WithSummary("A photograph or a recording")
            .WithDescription(
                "The copy without what the device noted; thumbnail=true: a small upright JPEG of a JPEG, PNG or WebP. "
                + "It never changes, so it can be kept for ever. A range of it is answered with 206.")
            .WithVersion()
            .Refuses(404, "evidence.unknown", "evidence.noThumbnail");
        foreach (var type in Files.Types)
        {
            shown.Answering(200, type, Bytes).Answering(206, type, Bytes);
        }
    }

    private static string Quoted(IEnumerable<string> words) =>
        string.Join(", ", words.Select(static word => $"\"{word}\""));

    private static async Task<Results<Ok<EvidenceBody>, Problem>> Add(
        string id,
        HttpContext http,
        IGrainFactory grains,
        IOptions<EvidenceLimits> limits,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        if (!Guid.TryParse(id, out var key))
        {
            return CaseEndpoints.Unknown(id);
        }

        var upload = grains.GetGrain<IEvidenceUploadGrain>(Guid.NewGuid());
        var form = new EvidenceForm(key, upload, limits.Value.MaxBytes);
        var finished = false;
        try
        {
            await form.Read(http.Request, command, http.RequestAborted);
            if (form.Refused is { } refused)
            {
                return refused;
            }

            var added = await upload.Finish(form.Command!);
            finished = true;
            return added.ToHttp(EvidenceBody.From);
        }
        finally
        {
            if (form.HasSent && !finished)
            {
                await upload.Abandon();
            }
        }
    }

    private static async Task<Results<Ok<EvidenceListBody>, Problem>> List(string id, IGrainFactory grains) =>
        Guid.TryParse(id, out var key) && await grains.GetGrain<ICaseGrain>(key).Evidence() is { } all
            ? TypedResults.Ok(new EvidenceListBody([.. all.Select(EvidenceBody.From)]))
            : CaseEndpoints.Unknown(id);

    private static async Task<Results<Ok<EvidenceBody>, Problem>> Erase(
        string id, string hash, string? by, string? reason, IGrainFactory grains)
    {
        if (!Guid.TryParse(id, out var key))
        {
            return CaseEndpoints.Unknown(id);
        }

        if (Erasures.Check(by, reason) is { Count: > 0 } faults)
        {
            return Problem.Of(faults);
        }

        var erased = await grains.GetGrain<ICaseGrain>(key).EraseEvidence(new(hash, by!.Trim(), reason!.Trim()));
        return erased.ToHttp(EvidenceBody.From);
    }

    private static async Task<Results<FileStreamHttpResult, Problem>> Show(
        string hash,
        bool? thumbnail,
        HttpResponse response,
        IGrainFactory grains)
    {
        var part = thumbnail == true ? EvidencePart.Thumbnail : EvidencePart.Shown;
        var city = grains.GetGrain<IEvidenceGrain>(0);
        if (await city.Read(hash, part, 0) is not { } first)
        {
            return part == EvidencePart.Thumbnail && await city.Read(hash, EvidencePart.Shown, 0) is not null
                ? new Problem(
                    StatusCodes.Status404NotFound,
                    "evidence.noThumbnail",
                    "There is no thumbnail of what is neither JPEG, PNG nor WebP. Leave thumbnail out.")
                : new Problem(
                    StatusCodes.Status404NotFound,
                    "evidence.unknown",
                    $"There is no file '{Clip.Of(hash)}'. GET /v1/cases/{{id}}/evidence lists those of a case.");
        }

        // The bytes come from people at large: nothing in them runs, and no browser guesses a type.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Stream(
            new EvidenceStream(city, hash, part, first),
            first.MediaType,
            entityTag: new(part == EvidencePart.Thumbnail ? $"\"{hash}.thumbnail\"" : $"\"{hash}\""),
            enableRangeProcessing: true);
    }
}
