using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Compresses answers with br or gzip for callers that accept it. It leaves out the answers of imports, because each of
/// their lines goes out at once.
/// </summary>
internal static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(static options =>
        {
            options.EnableForHttps = true; // no answer holds a secret beside what the caller chose
            options.MimeTypes =
            [
                "application/json",
                GeoJson.ContentType,
                Problem.ContentType,
                "text/html",
                "text/css",
                "text/javascript",
                "application/javascript",
            ];
        })
        .Configure<BrotliCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
}
