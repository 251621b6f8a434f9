using Grid.Gateway.Names;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Import;

/// <summary>Begins the answers to imports, each within the same limits and in the language of its caller.</summary>
internal sealed class ImportAnswers(
    ImportLimits limits,
    IOptions<JsonOptions> json,
    TimeProvider clock,
    Naming naming,
    ILogger<ImportAnswer> log)
{
    public ImportLimits Limits => limits;

    public async Task<ImportAnswer> To(HttpContext http)
    {
        await naming.Prepare(http, null);
        return new(http, json.Value.SerializerOptions, limits, clock, log);
    }
}
