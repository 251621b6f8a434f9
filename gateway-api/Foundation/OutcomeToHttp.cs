using Grid.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Foundation;

/// <summary>Turns an outcome of the city into an HTTP answer; no other place does.</summary>
internal static class OutcomeToHttp
{
    public static Results<Ok<TBody>, Problem> ToHttp<T, TBody>(this Outcome<T> outcome, Func<T, TBody> show) =>
        outcome.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(show(outcome.Value!));

    public static Problem ToHttp(this Refusal refusal) => new(
        refusal.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status503ServiceUnavailable,
        },
        refusal.Code,
        refusal.Message,
        clause: refusal.Clause);
}
