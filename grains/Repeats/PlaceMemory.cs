using Grid.Places;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>
/// What a shop, a segment or a cell remembers of the reports that it answered for. <see cref="RepeatRules.Forget"/>
/// prunes it, so that the memory of a busy place stays small.
/// </summary>
[GenerateSerializer, Alias("grid.repeats.memory")]
internal sealed class PlaceMemory
{
    [NonSerialized] private PlaceOrder? order;

    [Id(0)] private Dictionary<Guid, Remembered> Known { get; set; } = [];

    /// <summary>The marks of the place, by number. <see cref="Add"/> adds to them.</summary>
    [Id(1)] public List<PlaceMarked> Marks { get; private set; } = [];

    /// <summary>The marks that were contested and lifted, by number; their complaints mark the place no more.</summary>
    [Id(2)] public HashSet<int> Lifted { get; set; } = [];

    public IReadOnlyDictionary<Guid, Remembered> Reports => Known;

    public PlaceOrder Order => order ??= new(Known, Marks);

    /// <summary>Remembers a report as it is now.</summary>
    public void Set(Remembered report)
    {
        var before = Known.GetValueOrDefault(report.Id);
        if (before == report)
        {
            return;
        }

        if (before is not null)
        {
            order?.Remove(before);
        }

        Known[report.Id] = report;
        order?.Add(report);
    }

    public void Remove(Guid report)
    {
        if (Known.Remove(report, out var known))
        {
            order?.Remove(known);
        }
    }

    /// <summary>The place was marked; a mark that it knows changes nothing.</summary>
    public void Add(PlaceMarked mark)
    {
        var at = Marks.FindLastIndex(known => known.Number <= mark.Number);
        if (at >= 0 && Marks[at].Number == mark.Number)
        {
            return;
        }

        Marks.Insert(at + 1, mark);
        order?.Add(mark);
    }

    /// <summary>Forgets the marks that ended before a time and rest on no report that is still remembered.</summary>
    public void ForgetMarks(DateTimeOffset before)
    {
        foreach (var mark in Marks.FindAll(mark =>
            mark.Until < before && !mark.Complaints.Any(Known.ContainsKey)))
        {
            Marks.Remove(mark);
            order?.Remove(mark);
        }

        Lifted.RemoveWhere(number => Marks.TrueForAll(mark => mark.Number != number));
    }

    /// <summary>A report, and those that joined it.</summary>
    public IReadOnlyList<Remembered> With(Guid report) =>
    [
        .. Order.JoinedTo(report).Append(report).Select(Known.GetValueOrDefault).OfType<Remembered>(),
    ];
}

/// <summary>What may follow from a change of what a place remembers. The default means that nothing follows.</summary>
/// <param name="Complaints">The complaints that count from now on, and may mark the place; null for none.</param>
/// <param name="Ended">A case that ended, of which later ones may be recurrences.</param>
/// <param name="Case">A case that may be a recurrence itself.</param>
internal readonly record struct Follows(
    IReadOnlyList<Guid>? Complaints = null, Guid? Ended = null, Guid? Case = null);

/// <summary>A report as its place remembers it.</summary>
[GenerateSerializer, Immutable, Alias("grid.repeats.report")]
internal sealed record Remembered
{
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required ClassKind Kind { get; init; }

    [Id(2)] public required string Class { get; init; }

    [Id(3)] public required GeoPoint Point { get; init; }

    /// <summary>When the report was seen.</summary>
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>Whether the report is a complaint (投诉): it came from the public.</summary>
    [Id(5)] public bool Complains { get; init; }

    /// <summary>Whether this place keeps the problem of the report: no smaller place answers for it.</summary>
    [Id(6)] public bool Kept { get; init; }

    /// <summary>The case that the report joined.</summary>
    [Id(7)] public Guid? Joined { get; init; }

    /// <summary>When the case was closed or transferred; null while it is open.</summary>
    [Id(8)] public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether the case was refused or voided, and so counts for nothing.</summary>
    [Id(9)] public bool Void { get; init; }

    /// <summary>The problem of which the case is a recurrence.</summary>
    [Id(10)] public Guid? Problem { get; init; }

    /// <summary>The number of the case within its problem.</summary>
    [Id(11)] public int Number { get; init; } = 1;

    /// <summary>The case that the report had joined and was split from.</summary>
    [Id(12)] public Guid? Left { get; init; }

    /// <summary>Whether the report is a case of its own that counts.</summary>
    public bool IsCase => Kept && Joined is null && !Void;

    public bool IsOpen => Ended is null && Joined is null && !Void;

    /// <summary>The latest time of the report: when its case ended, else when it was seen.</summary>
    public DateTimeOffset Latest => Ended > At ? Ended.Value : At;
}
