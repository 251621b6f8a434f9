using Grid.Registers;
using Grid.Rulebook;

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

    /// <summary>
    /// 经营者: code of the person or firm that keeps the shop, never a name. The letter and the ladder's history go with
    /// it, the file of the front with the code of the shop.
    /// </summary>
    [Id(12)] public string? Holder { get; init; }

    /// <summary>First day of the present holder; null for always.</summary>
    [Id(13)] public DateOnly? HolderSince { get; init; }

    /// <summary>统一社会信用代码 of its licence: 18 characters, the last of which checks the others.</summary>
    [Id(14)] public string? CreditCode { get; init; }

    /// <summary>营业时间, county's local time; empty where nobody recorded them.</summary>
    [Id(15)] public IReadOnlyList<WorkPeriod> Hours { get; init; } = [];

    /// <summary>门前三包责任牌: number of the plate, which its QR code shows.</summary>
    [Id(16)] public string? Plate { get; init; }

    /// <summary>The day on which the commitment was signed or renewed; null where nobody recorded it.</summary>
    [Id(17)] public DateOnly? CommitmentOn { get; init; }

    /// <summary>Last day of the commitment, before which it is renewed; null until further notice.</summary>
    [Id(18)] public DateOnly? CommitmentUntil { get; init; }

    [Id(19)] public CommitmentForm? CommitmentForm { get; init; }

    /// <summary>The holder refused to sign.</summary>
    [Id(20)] public bool CommitmentRefused { get; init; }

    /// <summary>责任区告知书: the day on the letter with the extent of the front; it alone begins nothing.</summary>
    [Id(21)] public DateOnly? LetterOn { get; init; }

    /// <summary>When the letter was served to the holder of that time, with the county's offset.</summary>
    [Id(22)] public DateTimeOffset? LetterServedAt { get; init; }

    [Id(23)] public LetterService? LetterService { get; init; }

    /// <summary>Who issued the letter.</summary>
    [Id(24)] public LetterIssuer? LetterIssuer { get; init; }

    /// <summary>Code of the office or officer that served the letter.</summary>
    [Id(25)] public string? LetterServedBy { get; init; }

    /// <summary>How a shop that is closed ended; null for one that is open, and where nobody recorded it.</summary>
    [Id(26)] public ShopEnd? End { get; init; }

    /// <summary>
    /// Code of the shop in which it goes on: where it moved, into which it was merged, or that follows at its front.
    /// </summary>
    [Id(27)] public string? Successor { get; init; }

    /// <inheritdoc/>
    public override bool IsOver(string code, DateOnly day) => Closed || base.IsOver(code, day);
}
