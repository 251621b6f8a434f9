
namespace Grid.Gateway.Import;

public sealed partial class CityLoader
{
    [LoggerMessage(1, LogLevel.Warning, "{File} line {Line} ({Key}) is refused: {Code} {Detail}")]
    private partial void Refused(string file, int line, string? key, string? code, string? detail);

    [LoggerMessage(4, LogLevel.Warning, "{File} line {Line}: {Code} {Detail}")]
    private partial void Found(string file, int line, string code, string detail);

    [LoggerMessage(3, LogLevel.Warning, "The loading waits: {Reason}")]
    private partial void Away(string reason);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "{File}: {Read} records, {Created} created, {Updated} updated, {Unchanged} unchanged, {Ended} ended, "
        + "{Superseded} superseded, {Refused} refused, in {Seconds:0.0} s{Left}")]
    private partial void Loaded(
        string file,
        int read,
        int created,
        int updated,
        int unchanged,
        int ended,
        int superseded,
        int refused,
        double seconds,
        LeftRows left);
}
