using System.Buffers;
using System.Text.Json;
using Grid.Cases;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Cases;

/// <summary>
/// Takes many reports of one request and answers each line, in their order, with what the report would be answered
/// alone. The reports are decided page by page, so that of two in one cell or of one sender the earlier is decided
/// first. While a page is decided, the next is read and the one before is written.
/// </summary>
internal sealed class BulkReports(
    IGrainFactory grains,
    TimeProvider clock,
    BulkLimits limits,
    LineAnswers answers,
    DoorExceptions exceptions,
    Naming naming,
    IOptions<JsonOptions> json)
{
    private static readonly BodyTexts Texts = BodyTexts.Of(typeof(ReportBody));

    private JsonSerializerOptions Json => json.Value.SerializerOptions;

    /// <param name="crs">The coordinates of every line that names none itself.</param>
    /// <param name="key">Names the lines without a number of their sender, by it and the number of the line.</param>
    public async Task<IResult> Take(HttpContext http, string? crs, string? key)
    {
        // A caller who waits for an answer, or for something to report, sends less than the server usually asks for.
        http.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = new(1, answers.Patience);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var lines = new BodyLines(http.Request.Body, limits.LineBytes, limits.AheadBytes);
        var page = await Read(http, lines, crs, key, 0, ended.Token);
        if (page.Count == 0)
        {
            return exceptions.Explain(http, lines.Broken ?? new BadHttpRequestException("no body was provided"));
        }

        await using var answer = await answers.To(http, limits.WaitingBytes);
        var (taken, next, written) = (0, Task.FromResult(page), Task.CompletedTask);
        try
        {
            while ((page = await next).Count > 0)
            {
                next = Read(http, lines, crs, key, taken += page.Count, ended.Token);
                var decided = await Decide(http, page);
                await written;
                written = Write(http, answer, decided);
            }

            await written;
            if (lines.Broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } tooLarge)
            {
                await answer.Write(exceptions.Explain(http, tooLarge).OfLine(http, lines.Number + 1));
            }

            return Results.Empty;
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(next, written).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Reads the reports that are there, a page of them at most; none at the end. One more than are taken has a problem
    /// instead, and is the last.
    /// </summary>
    /// <param name="taken">How many were read before.</param>
    private async Task<List<Line>> Read(
        HttpContext http, BodyLines lines, string? crs, string? key, int taken, CancellationToken stop)
    {
        var page = new List<Line>();
        if (taken < limits.Lines)
        {
            await lines.Read(
                Math.Min(limits.Page, limits.Lines - taken),
                (number, text) => page.Add(Read(http, number, text, crs, key)),
                stop);
        }
        else if (taken == limits.Lines)
        {
            await lines.Read(1, (number, _) => page.Add(Line.Of(number, TooMany)), stop);
        }

        return page;
    }

    private Problem TooMany => new(
        StatusCodes.Status413PayloadTooLarge,
        "report.tooManyLines",
        $"The request has more than {limits.Lines} reports; this one and those after it were not read. Send them in "
        + "another request.");

    private Line Read(HttpContext http, int number, ReadOnlySequence<byte>? sent, string? crs, string? key)
    {
        if (sent is not { } text)
        {
            return Line.Of(number, new(
                StatusCodes.Status413PayloadTooLarge,
                "report.lineTooLong",
                $"The line is longer than the {limits.LineBytes} bytes of a report. A description holds at most "
                + $"{Reports.LongestDescription} characters; pictures go to /v1/cases/{{id}}/evidence."));
        }

        ReportBody? body;
        try
        {
            body = JsonSerializer.Deserialize<ReportBody>(
                text.IsSingleSegment ? text.FirstSpan : text.ToArray(), Json);
        }
        catch (JsonException bad)
        {
            // The sender counts the lines of the request.
            var row = number - 1 + (bad.LineNumber ?? 0);
            return Line.Of(number, exceptions.Explain(
                http, new JsonException(bad.Message, bad.Path, row, bad.BytePositionInLine, bad.InnerException)));
        }

        if (body is null)
        {
            return Line.Of(number, exceptions.Explain(http, new BadHttpRequestException("no body was provided")));
        }

        var faults = new List<Fault>();
        Texts.Settle(body, "", faults);
        var (id, fresh) = (body.Number, key) switch
        {
            ({ Length: > 0 } own, _) => (ReportEndpoints.IdOf(ReportEndpoints.SenderOf(body), own), false),
            (_, { Length: > 0 }) => (ReportEndpoints.IdOf($"{key}\nline\n{number}"), false),
            _ => (Guid.CreateVersion7(clock.GetUtcNow()), true),
        };
        return Reports.Read(body, crs, fresh, faults) is { } report
            ? new(number, new(id, report), null)
            : Line.Of(number, Reports.Refused(faults));
    }

    /// <summary>
    /// Decides the reports of a page together. Where that fails each is decided by itself, so that what cannot be
    /// decided of one delays no other.
    /// </summary>
    private async Task<List<Line>> Decide(HttpContext http, List<Line> page)
    {
        var sent = page.Where(static line => line.Sent is not null).Select(static line => line.Sent!).ToList();
        if (sent.Count == 0)
        {
            return page;
        }

        try
        {
            var intake = grains.GetGrain<IIntakeGrain>(0);
            var outcomes = sent is [var one] ? [await intake.Report(one.Id, one.Report)] : await intake.ReportAll(sent);
            var at = 0;
            return [.. page.Select(line => line.Sent is null ? line : line.With(outcomes[at++]))];
        }
        catch (Exception broken) when (sent.Count > 1 && !CityUnavailable.Is(broken))
        {
            var decided = new List<Line>(page.Count);
            foreach (var line in page)
            {
                decided.AddRange(await Decide(http, [line]));
            }

            return decided;
        }
        catch (Exception broken)
        {
            var problem = exceptions.Explain(http, broken);
            return [.. page.Select(line => line.Sent is null ? line : Line.Of(line.Number, problem))];
        }
    }

    private async Task Write(HttpContext http, LineAnswer answer, List<Line> page)
    {
        var bodies = page.Select(static line => line.Taken is { } taken ? CaseBody.From(taken) : null).ToList();
        await naming.Hear(bodies);
        foreach (var (line, body) in page.Zip(bodies))
        {
            if (body is not null)
            {
                answer.Add(body);
            }
            else
            {
                answer.Add(line.Wrong!.OfLine(http, line.Number));
            }
        }

        await answer.Flush();
    }

    /// <summary>One line of the request, on its way from what was sent to its answer.</summary>
    private sealed record Line(int Number, SentReport? Sent, Problem? Wrong, CaseView? Taken = null)
    {
        public static Line Of(int number, Problem wrong) => new(number, null, wrong);

        public Line With(Outcome<CaseView> outcome) => outcome.Refusal is { } refusal
            ? Of(Number, refusal.ToHttp())
            : new(Number, null, null, outcome.Value);
    }
}
