using System.Text.Json;
using System.Text.RegularExpressions;
using Grid.Ledger;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Foundation;

/// <summary>Answers every failure, of the request or behind the door, with a <see cref="Problem"/>.</summary>
internal static class ProblemHandling
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true)
        .AddSingleton<DoorExceptions>()
        .AddSingleton<IExceptionHandler>(static services => services.GetRequiredService<DoorExceptions>());

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static _ => Task.CompletedTask,
            SuppressDiagnosticsCallback = static _ => true,
        });
        app.UseStatusCodePages(static context => Methods.Answered(context.HttpContext)
            ? Task.CompletedTask
            : OfStatus(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    /// <summary>What a request must be before its endpoint reads it; needs routing before it.</summary>
    public static void UseRequestChecks(this WebApplication app)
    {
        app.Use(static (http, next) => BodyLimit.Enforce(http, next));
        app.UseCharsets();
        app.UseNegotiation();
        app.Use(static (http, next) =>
        {
            if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
            {
                return next(http);
            }

            var refused = new Problem(
                StatusCodes.Status400BadRequest,
                "request.parameter",
                "A parameter holds the character zero, which nothing here can.");
            return refused.ExecuteAsync(http);
        });
        app.UseKnownQuery();
    }

    /// <summary>The problem for a status that the framework set without a body.</summary>
    private static Problem OfStatus(HttpContext http)
    {
        var (request, status) = (http.Request, http.Response.StatusCode);
        return status switch
        {
            StatusCodes.Status404NotFound => new(
                status, "route.unknown", $"There is nothing at {request.Path}. /openapi/v1.json lists what there is."),
            StatusCodes.Status405MethodNotAllowed => new(
                status,
                "route.method",
                $"{Methods.Sent(request)} cannot be used at {request.Path}; {http.Response.Headers.Allow} can."),
            StatusCodes.Status413PayloadTooLarge => BodyLimit.Exceeded(http),
            StatusCodes.Status415UnsupportedMediaType => OfContentType(request),
            _ => new(status, "request.refused", $"The request was refused with status {status}."),
        };
    }

    public static Problem OfContentType(HttpRequest request)
    {
        var fault = request.ContentType is { } sent ? $"'{sent}' cannot be read here" : "The body has no content type";
        return new(
            StatusCodes.Status415UnsupportedMediaType,
            "request.contentType",
            $"{fault}; send JSON in UTF-8 as Content-Type: application/json.");
    }
}

/// <summary>
/// Turns exceptions into problems: it explains a bad request, says when to try again while the city is away, and logs
/// everything else as an error of the door.
/// </summary>
internal sealed partial class DoorExceptions(IOptions<JsonOptions> json, ILogger<DoorExceptions> log)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true; // the caller is gone
        }

        await Explain(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The problem that the caller is told; the door logs what is no fault of the caller's.</summary>
    public Problem Explain(HttpContext http, Exception exception)
    {
        switch (exception)
        {
            case JsonException bad:
                return BadJson.Explain(bad, Names);
            case BadHttpRequestException { InnerException: JsonException bad }:
                return BadJson.Explain(bad, Names);
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return ProblemHandling.OfContentType(http.Request);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return BodyLimit.Exceeded(http);
            case BadHttpRequestException bad
                when bad.Message.Contains("no body was provided", StringComparison.Ordinal):
                return new(bad.StatusCode, "request.bodyMissing", "A JSON body is expected; none was sent.");
            case BadHttpRequestException bad:
                return new(bad.StatusCode, "request.parameter", Unbound(bad.Message));
            case UnreadableRecordException unreadable:
                Unreadable(http.Request.Path, unreadable.Position, unreadable.Message);
                return new(
                    StatusCodes.Status409Conflict,
                    $"{unreadable.Kind}.unreadable",
                    $"{unreadable.Message} GET /v1/dead-letters lists what cannot be read; a version that can read "
                    + "it takes it by itself.");
            case var _ when CityUnavailable.Is(exception):
                CityIsAway(http.Request.Path, exception.GetType().Name, exception.Message);
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    "city.away",
                    "The city does not answer right now; try again in a moment.");
            default:
                var trace = Tracing.IdOf(http);
                Broken(exception, http.Request.Method, http.Request.Path, trace);
                return new(
                    StatusCodes.Status500InternalServerError,
                    "door.broken",
                    $"Something broke on our side; it is in the log as {trace}.");
        }
    }

    private string[] Names(Type type) =>
        [.. json.Value.SerializerOptions.GetTypeInfo(type).Properties.Select(static property => property.Name)];

    /// <summary>Which parameter holds a value of another type, and what it takes.</summary>
    private static string Unbound(string message)
    {
        var expected = Types().Match(message).Groups[1].Value switch
        {
            "double" => " Send a number.",
            "int" or "long" => " Send a whole number.",
            "bool" => " Send true or false.",
            "Guid" => " Send an id of 32 hexadecimal digits.",
            _ => "",
        };
        return Types().Replace(message, "$2", 1) + expected;
    }

    // "Nullable<int> limit" → "limit": names of the code are no help to a caller.
    [GeneratedRegex("\"(?:Nullable<)?(\\w+)>? ([^\"]+)\"")]
    private static partial Regex Types();
}
