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

    internal Problem(int status, string code, string detail, IReadOnlyList<Fault>? errors = null) =>
        body = new($"/problems/{code}", ProblemCatalogue.Title(code), status, code, detail, errors);

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

        var sample = httpContext.RequestServices.GetService<KnownCounties>()?.Sample ?? CountySample.None;
        var language = httpContext.RequestServices.GetService<KnownNames>()?.OfProblems(Speech.Now.Asked)
            ?? CityWords.English;
        Naming.Say(httpContext, language);
        var told = ProblemTexts.Told(body, language);
        var times = httpContext.RequestServices.GetService<CountyTime>();
        string Shown(string detail) => times?.Local(sample.Fill(detail)) ?? sample.Fill(detail);
        var shown = told with
        {
            TraceId = Tracing.IdOf(httpContext),
            Detail = Shown(told.Detail),
            Errors = told.Errors?.Select(fault => fault with { Detail = Shown(fault.Detail) }).ToList(),
        };
        return httpContext.Response.WriteAsJsonAsync(shown, options: null, ContentType);
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
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fault>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null);
