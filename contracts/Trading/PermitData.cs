using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>
/// Where, when and with which goods trade on public ground is allowed (S81, S82, S89): 限时限区 for one holder, or a
/// point at which any seller may stand. Key: its own code. In force from <see cref="RegisterData.ValidFrom"/> to
/// <see cref="RegisterData.ValidUntil"/>, both days included, and only while the zone of its ground allows permits.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.permit.data")]
public sealed record PermitData : RegisterData
{
    [Id(0)] public required PermitForm Form { get; init; }

    /// <summary>The place in words: 油厂弄 4 号摊位.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>The shop before whose front the trade is allowed; null for a place given by its point.</summary>
    [Id(2)] public string? Shop { get; init; }

    /// <summary>The middle of the place; null for the front of a shop.</summary>
    [Id(3)] public GeoPoint? At { get; init; }

    /// <summary>How far from its point the place reaches, in metres.</summary>
    [Id(4)] public double ReachMetres { get; init; }

    /// <summary>The goods in words; empty for any.</summary>
    [Id(5)] public IReadOnlyList<string> Goods { get; init; } = [];

    /// <summary>
    /// The hours of trade, county's local time; empty for the whole day. A stretch runs from its first minute,
    /// included, to its last, not included; one over midnight belongs to the day on which it begins.
    /// </summary>
    [Id(6)] public IReadOnlyList<WorkPeriod> Periods { get; init; } = [];

    /// <summary>The weekdays of trade; null for each day.</summary>
    [Id(7)] public IReadOnlyList<DayOfWeek>? Weekdays { get; init; }

    /// <summary>
    /// Code of the person or shop that may trade there; null at a point, where any seller may. Never a name.
    /// </summary>
    [Id(8)] public string? Holder { get; init; }

    /// <summary>Sellers that find room at a point; null where nobody counted.</summary>
    [Id(9)] public int? Pitches { get; init; }

    /// <summary>专职管理人员: code of the person or office that manages a point.</summary>
    [Id(10)] public string? Manager { get; init; }

    /// <summary>What a pitch costs a month, in yuan; null for nothing.</summary>
    [Id(11)] public decimal? FeeYuan { get; init; }
}

/// <summary>What sort of place sellers are allowed at. Numbers are stored and sent: new ones go at the end.</summary>
public enum PermitForm
{
    /// <summary>限时限区: one pitch, for one holder, after a survey (S81).</summary>
    Pitch = 0,

    /// <summary>临时便民服务点 (S82).</summary>
    ConveniencePoint = 1,

    /// <summary>临时自产自销点: sellers of what they grew themselves (S89).</summary>
    SelfGrownPoint = 2,
}
