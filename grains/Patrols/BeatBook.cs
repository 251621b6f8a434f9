using System.Collections.Immutable;
using Grid.Parties;

namespace Grid.Patrols;

/// <summary>All beats, past and coming, by code. Immutable.</summary>
internal sealed class BeatBook
{
    private readonly ImmutableSortedDictionary<string, Beat> byCode;

    // Since when the county owes anything; windows that began before were not planned here.
    private readonly DateTimeOffset? owedFrom;

    private BeatBook(
        long version, ImmutableSortedDictionary<string, Beat> byCode, DateTimeOffset? owedFrom = null)
    {
        Version = version;
        this.byCode = byCode;
        this.owedFrom = owedFrom;
    }

    public static BeatBook Empty { get; } =
        new(0, ImmutableSortedDictionary.Create<string, Beat>(StringComparer.Ordinal));

    /// <summary>The position of its latest beat in the registers, at most.</summary>
    public long Version { get; }

    public IEnumerable<Beat> All => byCode.Values.Select(Owed);

    public Beat? Find(string code) => byCode.GetValueOrDefault(code) is { } beat ? Owed(beat) : null;

    /// <summary>The beats of a place, by code.</summary>
    public IEnumerable<Beat> Of(EntityRef place) => All.Where(beat => beat.Data.Places.Contains(place));

    /// <summary>The same beats of a county that owes nothing before a time.</summary>
    public BeatBook Owing(DateTimeOffset? from) => from == owedFrom ? this : new(Version, byCode, from);

    public BeatBook With(long version, IReadOnlyList<(string Code, BeatData Data, DateTimeOffset At)> changed)
    {
        var beats = byCode.ToBuilder();
        foreach (var (code, data, at) in changed)
        {
            beats[code] = new(code, data, beats.TryGetValue(code, out var before) ? before.Since : at, at);
        }

        return new(version, beats.ToImmutable(), owedFrom);
    }

    private Beat Owed(Beat beat) => owedFrom > beat.Since ? beat with { Since = owedFrom.Value } : beat;
}

/// <summary>A beat as registered.</summary>
/// <param name="Since">When the beat was first registered: windows that began before were not planned.</param>
/// <param name="Changed">
/// When its present data was registered: windows that closed before were planned otherwise.
/// </param>
internal sealed record Beat(string Code, BeatData Data, DateTimeOffset Since, DateTimeOffset Changed);
