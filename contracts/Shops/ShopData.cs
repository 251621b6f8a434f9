using Grid.Registers;

namespace Grid.Shops;

/// <summary>
/// 门店, holder of the 门前三包 duty for its frontage. Key: shop code. The front is given along its segment: side, chainage
/// from and to in metres from the segment's start, and the wall base's distance from the centre line in metres.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.shop.data")]
public sealed record ShopData : RegisterData
{
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public string? Trade { get; init; }
    [Id(2)] public required string Segment { get; init; }

    /// <summary>left or right, looking along the segment.</summary>
    [Id(3)] public required string Side { get; init; }
    [Id(4)] public required double FromMetres { get; init; }
    [Id(5)] public required double ToMetres { get; init; }
    [Id(6)] public required double WallMetres { get; init; }
    [Id(7)] public string? Licence { get; init; }
    [Id(8)] public string? Building { get; init; }

    /// <summary>门前三包管理承诺书 signed (S84).</summary>
    [Id(9)] public bool CommitmentSigned { get; init; }

    /// <summary>Closed for good.</summary>
    [Id(10)] public bool Closed { get; init; }

    /// <summary>门牌: road and house number; null for that of its building.</summary>
    [Id(11)] public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsOver(string code, DateOnly day) => Closed || base.IsOver(code, day);
}
