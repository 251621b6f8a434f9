using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Import;

/// <summary>Begins the answers to imports, each within the same limits.</summary>
internal sealed class ImportAnswers(
    ImportLimits limits,
    IOptions<JsonOptions> json,
    TimeProvider clock,
    ILogger<ImportAnswer> log)
{
    public ImportLimits Limits => limits;

    public ImportAnswer To(HttpContext http) => new(http, json.Value.SerializerOptions, limits, clock, log);
}
