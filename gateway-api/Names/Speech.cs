namespace Grid.Gateway.Names;

/// <summary>
/// In which languages, and of which county, the request that is being answered is spoken to. A body that belongs to a
/// county of its own is spoken in that county's words.
/// </summary>
internal sealed class Speech(IReadOnlyList<string> asked)
{
    private static readonly AsyncLocal<Speech?> Current = new();

    private (string? County, CountyVoice Voice)? last;

    /// <summary>The languages that the caller asks for, best first; empty where it names none.</summary>
    public IReadOnlyList<string> Asked => asked;

    /// <summary>Code of the county that the request is about; null for the first county.</summary>
    public string? County { get; set; }

    /// <summary>The speech of the request that is being answered; one without a wish outside of requests.</summary>
    public static Speech Now => Current.Value ?? new([]);

    /// <summary>Notes what a request asks for, for all that is done for it.</summary>
    public static void Begin(HttpRequest request) => Current.Value = new(AskedLanguage.Of(request));

    /// <summary>How a county speaks to the caller.</summary>
    /// <param name="county">Code of the county of a body; null for the one that the request is about.</param>
    public CountyVoice Voice(KnownNames names, string? county)
    {
        county ??= County;
        if (last is { } known && known.County == county)
        {
            return known.Voice;
        }

        var voice = names.Voice(county, asked);
        last = (county, voice);
        return voice;
    }
}
