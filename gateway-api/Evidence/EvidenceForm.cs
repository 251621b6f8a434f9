using System.Text;
using Grid.Cases;
using Grid.Evidence;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Evidence;

/// <summary>
/// Reads a form with one file, part by part as it comes: the file goes on to the city in pieces and is never whole in
/// memory.
/// </summary>
internal sealed class EvidenceForm(Guid id, IEvidenceUploadGrain upload, long maxBytes)
{
    /// <summary>Bytes of the other fields and of what stands between them.</summary>
    public const int Around = 64 * 1024;

    private const int LongestField = 20 * 1024, MostFaults = 20;
    private static readonly string[] Fields = ["file", "kind", "by", "step", "note"];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<Fault> faults = [];
    private bool hasFile;

    /// <summary>Whether bytes went to the city, which must hear how it ends.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Why the form is refused; null where <see cref="Command"/> can be carried out.</summary>
    public Problem? Refused { get; private set; }

    public AddEvidence? Command { get; private set; }

    public async Task Read(HttpRequest request, string? command, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            Refused = new(
                StatusCodes.Status415UnsupportedMediaType,
                "evidence.contentType",
                "A file comes in a form: multipart/form-data with file, kind and by, as curl -F sends it.");
            return;
        }

        if (request.ContentLength > maxBytes + Around)
        {
            Refused = TooLarge();
            return;
        }

        try
        {
            var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = maxBytes + Around };
            while (Refused is null
                && faults.Count < MostFaults
                && await reader.ReadNextSectionAsync(stop) is { } section)
            {
                await Take(section, stop);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            Refused = new(
                StatusCodes.Status400BadRequest, "evidence.form", "The form cannot be read to its end; send it again.");
        }

        if (Refused is null)
        {
            Command = Read(command);
        }
    }

    private async Task Take(MultipartSection section, CancellationToken stop)
    {
        var name = section.GetContentDispositionHeader()?.Name.Value is { } quoted
            ? HeaderUtilities.RemoveQuotes(quoted).Value ?? ""
            : "";
        if (!Fields.Contains(name))
        {
            faults.Add(new(Clip.Of(name), "evidence.field",
                $"The form has a field '{Clip.Of(name)}', which is not known.{Nearest.Hint(name, Fields)}"));
        }
        else if (name == "file" ? hasFile : texts.ContainsKey(name))
        {
            faults.Add(new(name, "evidence.twice", $"The form has the field '{name}' twice; send it once."));
        }
        else if (name == "file")
        {
            hasFile = true;
            await Send(section.Body, stop);
        }
        else
        {
            texts[name] = await Text(section.Body, stop);
        }
    }

    private async Task Send(Stream file, CancellationToken stop)
    {
        for (var sent = 0L; ;)
        {
            var piece = new byte[EvidencePiece.Longest];
            var read = await file.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, stop);
            if (sent == 0 && MediaKind.Of(piece.AsSpan(0, Math.Min(read, MediaKind.HeadLength))) is null)
            {
                Refused = new(
                    StatusCodes.Status415UnsupportedMediaType,
                    "evidence.type",
                    $"The file is none of {MediaKind.Names}, by its first bytes. Its name and what it is declared as "
                    + "do not count.");
                return;
            }

            if (read == 0)
            {
                return;
            }

            if (sent + read > maxBytes)
            {
                Refused = TooLarge();
                return;
            }

            HasSent = true;
            var taken = await upload.Append(sent, read == piece.Length ? piece : piece[..read]);
            if (taken.Refusal is { } refusal)
            {
                Refused = refusal.ToHttp();
                return;
            }

            sent += read;
        }
    }

    private static async Task<string> Text(Stream field, CancellationToken stop)
    {
        var bytes = new byte[LongestField + 1];
        var read = await field.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }

    private AddEvidence? Read(string? command)
    {
        var (by, note) = (texts.GetValueOrDefault("by"), texts.GetValueOrDefault("note"));
        Steps.By(by, faults);
        Texts.Check(faults, "case", "note", note, Reports.LongestDescription);
        Texts.Check(faults, "case", "Idempotency-Key", command, Texts.LongestCommand);
        if (!hasFile)
        {
            faults.Add(new("file", "evidence.fileMissing", "The form has no file: -F file=@near.jpg."));
        }

        if (!texts.TryGetValue("kind", out var word))
        {
            faults.Add(new("kind", "evidence.kindMissing", $"kind is missing; send {Kinds}."));
        }

        if (!Words.TryRead<EvidenceKind>(word ?? "other", out var kind))
        {
            faults.Add(new("kind", "evidence.kind", $"kind '{Clip.Of(word!)}' is not known; send {Kinds}."));
        }

        CaseVerb? step = null;
        if (texts.TryGetValue("step", out var verb))
        {
            if (Steps.TryVerb(verb, out var known))
            {
                step = known;
            }
            else
            {
                faults.Add(new("step", "evidence.step",
                    $"'{Clip.Of(verb)}' is not a step of the loop; these are: {string.Join(' ', Steps.Names)}."));
            }
        }

        if (faults.Count > 0)
        {
            Refused = Problem.Of(faults);
            return null;
        }

        return new(id, kind, by!, step, string.IsNullOrWhiteSpace(note) ? null : note, command);
    }

    private static string Kinds { get; } = string.Join(", ", Words.Of<EvidenceKind>());

    private Problem TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        "evidence.tooLarge",
        $"The file has more than the {maxBytes} bytes that are taken. Send it smaller.");
}
