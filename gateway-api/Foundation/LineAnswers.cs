using Grid.Gateway.Names;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Begins the answers that have a line for each record, within the same limits and in the language of the caller.
/// </summary>
internal sealed class LineAnswers(
    LineLimits limits,
    IOptions<JsonOptions> json,
    TimeProvider clock,
    Naming naming,
    ILogger<LineAnswer> log)
{
    /// <summary>How long a caller who neither reads nor sends is waited for.</summary>
    public TimeSpan Patience => limits.Patience;

    /// <param name="waitingBytes">How many bytes of the answer may wait for a caller who does not read it.</param>
    public async Task<LineAnswer> To(HttpContext http, int waitingBytes)
    {
        await naming.Prepare(http, null);
        return new(http, json.Value.SerializerOptions, waitingBytes, limits.Patience, clock, log);
    }
}
