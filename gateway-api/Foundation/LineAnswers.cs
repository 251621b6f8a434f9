using Grid.Gateway.Import;
using Grid.Gateway.Names;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Begins the answers that have a line for each record, within the same limits and in the language of the caller.
/// </summary>
internal sealed class LineAnswers(
    ImportLimits limits,
    IOptions<JsonOptions> json,
    TimeProvider clock,
    Naming naming,
    ILogger<LineAnswer> log)
{
    public ImportLimits Limits => limits;

    /// <param name="waiting">
    /// How many bytes of the answer may wait for a caller who does not read it; null for those of an import.
    /// </param>
    public async Task<LineAnswer> To(HttpContext http, int? waiting = null)
    {
        await naming.Prepare(http, null);
        return new(http, json.Value.SerializerOptions, waiting ?? limits.WaitingBytes, limits.Patience, clock, log);
    }
}
