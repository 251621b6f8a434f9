using System.Text.Json.Serialization;
using Grid.Counties;
using Grid.Gateway.Counties;
using Grid.Gateway.Names;
using Grid.Gateway.Problems;
using Grid.Names;

namespace Grid.Gateway.Foundation;

/// <summary>
/// A refusal as the door sends it; it refuses in no other form. It names things of the county that it speaks to, in
/// the language that the caller asks for, else in the county's.
/// </summary>
public sealed class Problem : IResult, IStatusCodeHttpResult
{
    internal const string ContentType = "application/problem+json";

    private readonly ProblemBody body;

    internal Problem(
        int status, string code, string detail, IReadOnlyList<Fault>? errors = null, string? clause = null) =>
        body = new($"/problems/{code}", ProblemCatalogue.Title(code), status, code, detail, errors, Clause: clause);

    public int? StatusCode => body.Status;

    /// <summary>The first fault gives the code; all are listed.</summary>
    internal static Problem Of(IReadOnlyList<Fault> faults, int status = StatusCodes.Status400BadRequest) =>
        new(status, faults[0].Code, string.Join(' ', faults.Select(static fault => fault.Detail)), faults);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = body.Status;
        if (body.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            httpContext.Response.Headers.RetryAfter = "1";
        }

        var language = Language(httpContext);
        Naming.Say(httpContext, language);
        return httpContext.Response.WriteAsJsonAsync(Told(httpContext, language), options: null, ContentType);
    }

    /// <summary>The problem as a line of an answer that has one for each line of the request.</summary>
    /// <param name="line">Number of the line in the request, from 1.</param>
    internal ProblemBody OfLine(HttpContext http, int line) => Told(http, Language(http)) with { Line = line };

    private static string Language(HttpContext http) =>
        http.RequestServices.GetService<KnownNames>()?.OfProblems(Speech.Now.Asked) ?? CityWords.English;

    private ProblemBody Told(HttpContext http, string language)
    {
        var sample = http.RequestServices.GetService<KnownCounties>()?.Sample ?? CountySample.None;
        var told = ProblemTexts.Told(body, language);
        var times = http.RequestServices.GetService<CountyTime>();
        string Shown(string detail) => times?.Local(sample.Fill(detail)) ?? sample.Fill(detail);
        return told with
        {
            TraceId = Tracing.IdOf(http),
            Detail = Shown(told.Detail),
            Errors = told.Errors?.Select(fault => fault with { Detail = Shown(fault.Detail) }).ToList(),
        };
    }
}

/// <summary>What one field of a request lacks.</summary>
/// <param name="Field">Its name as sent.</param>
/// <param name="Code">Stable for years.</param>
/// <param name="Detail">What was wrong and what to send instead.</param>
public sealed record Fault(string Field, string Code, string Detail);

/// <summary>Why not, as RFC 9457 has it.</summary>
/// <param name="Type">The address of the page about this code.</param>
/// <param name="Title">What the code means, in words; the same for every occurrence.</param>
/// <param name="Code">Stable for years: branch on it.</param>
/// <param name="Detail">What was wrong and what to send instead.</param>
/// <param name="TraceId">The id under which the log speaks of this request.</param>
/// <param name="Errors">Every fault found in the request, when it was the request.</param>
/// <param name="Line">Number of the line it is about, from 1, where each line of the request is answered.</param>
/// <param name="Clause">
/// The article of the law with the version of its text, or the row of the rulebook, that forbids it.
/// </param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fault>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Clause = null);
