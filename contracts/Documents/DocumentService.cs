using System.Text.Json.Serialization;

namespace Grid.Documents;

/// <summary>送达: one act of service.</summary>
/// <param name="At">When it was handed over, left, posted, sent or announced.</param>
/// <param name="CountsFrom">
/// When the document counts as served; null while the receipt of the post is not back. An announcement counts after
/// its days, which may be to come.
/// </param>
/// <param name="By">Code of the person who served it.</param>
/// <param name="Witness">见证人: code of a witness, or the hash of a recording.</param>
/// <param name="Consent">The signed consent to electronic service: its hash, or the id of the document.</param>
/// <param name="Reason">Why no other method was possible.</param>
/// <param name="Clause">The clause by which the method is lawful and counts.</param>
[GenerateSerializer, Immutable, Alias("grid.document.service")]
public sealed record DocumentService(
    [property: Id(0)] ServiceMethod Method,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] DateTimeOffset? CountsFrom,
    [property: Id(3)] string By,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Witness,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Consent,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: Id(7)] string Clause);

/// <summary>methods of service (送达方式). Numbers are stored and sent: new ones go at the end.</summary>
public enum ServiceMethod
{
    /// <summary>直接送达: handed over on the spot, and signed for.</summary>
    OnTheSpot = 0,

    /// <summary>留置送达: left at the place after a refusal to sign.</summary>
    Left = 1,

    /// <summary>邮寄送达</summary>
    Posted = 2,

    /// <summary>电子送达</summary>
    Electronic = 3,

    /// <summary>公告送达</summary>
    Announced = 4,
}
