using System.Collections.Concurrent;
using System.Collections.Frozen;
using Grid.Counties;
using Grid.Names;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Gateway.Names;

/// <summary>
/// The names that the door writes beside codes, as it last heard of them: those of tables by county, until the county
/// has a later table; those of registered things until the registers have a later entry.
/// </summary>
internal sealed class KnownNames
{
    /// <summary>Stands for the first county of the store, where a record names none.</summary>
    public const string First = "";

    private const int MostThings = 50_000;

    private static readonly CountyNames Silent = new(0, [], []);

    private readonly ConcurrentDictionary<string, Spoken> spoken = new();
    private volatile ConcurrentDictionary<EntityRef, NamedThing> things = new();
    private volatile Counties counties = new(FrozenDictionary<string, CountyView>.Empty, 0);

    /// <summary>Takes the counties that the city knows now, and forgets what is older.</summary>
    public void Learn(IReadOnlyList<CountyView> all)
    {
        var byCode = all.ToDictionary(static county => county.Code);
        if (all.FirstOrDefault(static county => county.IsFirst) is { } first)
        {
            byCode[First] = first;
        }

        var version = all.Count > 0 ? all.Max(static county => county.Version) : 0;
        if (version != counties.Version)
        {
            things = new();
        }

        counties = new(byCode.ToFrozenDictionary(), version);
    }

    /// <summary>Forgets the names of things, one of which a request may have changed.</summary>
    public void Forget() => things = new();

    /// <summary>Asks the city for what is not known yet of these counties and things.</summary>
    public async ValueTask Hear(
        IGrainFactory grains, IReadOnlyCollection<string> of, IReadOnlyCollection<EntityRef> asked)
    {
        foreach (var county in of)
        {
            if (counties.ByCode.TryGetValue(county, out var view)
                && (!spoken.TryGetValue(county, out var known)
                    || (view.RulesVersion > 0 && known.Names.Version != view.RulesVersion)))
            {
                spoken[county] = new(await grains.GetGrain<INamesGrain>(0).Words(view.Code), Of(view)[0]);
            }
        }

        var into = things;
        var missing = asked.Where(thing => !into.ContainsKey(thing)).Distinct().ToList();
        if (missing.Count == 0)
        {
            return;
        }

        if (into.Count > MostThings)
        {
            things = into = new();
        }

        var heard = await grains.GetGrain<INamesGrain>(0).Things(missing);
        foreach (var (thing, named) in missing.Zip(heard))
        {
            into[thing] = named;
        }
    }

    /// <summary>How a county speaks to a caller.</summary>
    /// <param name="county">Its code; null for the first county.</param>
    /// <param name="asked">The languages that the caller asks for, best first.</param>
    public CountyVoice Voice(string? county, IReadOnlyList<string> asked) =>
        (spoken.TryGetValue(county ?? First, out var known) ? known : new(Silent, LanguagesOf(county)[0])).In(asked);

    /// <summary>The words of a county's own vocabulary; empty where the door has not heard them.</summary>
    public IReadOnlyList<VocabularyRow> Words(string county) =>
        spoken.TryGetValue(county, out var known) ? known.Names.Words : [];

    /// <summary>The name of a registered thing; null where it has none or is not known.</summary>
    public string? Thing(EntityRef thing) => thing.Kind == EntityKind.County
        ? counties.ByCode.GetValueOrDefault(thing.Key)?.Name
        : things.GetValueOrDefault(thing)?.Name;

    /// <summary>The county of a registered thing; null where it is the first, or not known.</summary>
    public string? CountyOf(EntityRef thing) => things.GetValueOrDefault(thing)?.County;

    /// <summary>The language in which the door tells a problem to the caller: English or Chinese.</summary>
    public string OfProblems(IReadOnlyList<string> asked) =>
        Chosen(asked, [InCity(LanguagesOf(null)[0]), .. CityWords.Languages]);

    /// <summary>The first language of a county, where the city has it, else English.</summary>
    public static string FirstOf(string code, CountyData data) => InCity(Of(code, data)[0]);

    private IReadOnlyList<string> LanguagesOf(string? county) =>
        counties.ByCode.TryGetValue(county ?? First, out var view) ? Of(view) : [CityWords.English];

    private static string Chosen(IReadOnlyList<string> asked, IReadOnlyList<string> offered) =>
        AskedLanguage.Choose(asked, offered) ?? offered[0];

    private static string InCity(string language) =>
        AskedLanguage.Choose([language], CityWords.Languages) ?? CityWords.English;

    private static IReadOnlyList<string> Of(CountyView county) => Of(county.Code, county.Data);

    /// <summary>The county's languages; of one that names none, Chinese under the national profile.</summary>
    private static IReadOnlyList<string> Of(string code, CountyData data)
    {
        if (data.Languages is { Count: > 0 } said)
        {
            return said;
        }

        return [CodeProfile.Of(code, data.Profile).HasDigits ? CityWords.Chinese : CityWords.English];
    }

    private sealed record Counties(FrozenDictionary<string, CountyView> ByCode, long Version);

    /// <summary>What a county's tables say, in each language that a caller asked for.</summary>
    private sealed class Spoken(CountyNames names, string first)
    {
        private readonly ConcurrentDictionary<string, CountyVoice> byLanguage = new();

        private readonly IReadOnlyList<string> offered =
        [
            first,
            .. names.Words.Select(static row => row.Language).OfType<string>().Concat(CityWords.Languages).Distinct()
                .Where(language => language != first),
        ];

        public CountyNames Names => names;

        public CountyVoice In(IReadOnlyList<string> asked)
        {
            var language = Chosen(asked, offered);
            return byLanguage.TryGetValue(language, out var voice)
                ? voice
                : byLanguage.GetOrAdd(language, new CountyVoice(names, language, first));
        }
    }
}
