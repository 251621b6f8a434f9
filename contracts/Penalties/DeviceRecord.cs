namespace Grid.Penalties;

/// <summary>
/// 电子技术监控设备记录: what a device recorded, and how device and record stand to the gate of the law.
/// </summary>
/// <param name="At">When it was recorded.</param>
/// <param name="LegalReview">The day on which the device passed the legal review; null when it did not.</param>
/// <param name="TechnicalReview">The day of the technical review.</param>
/// <param name="PlacePublished">The day on which its place was published.</param>
/// <param name="IsMarked">Whether it is clearly marked.</param>
/// <param name="IsReviewed">Whether the record was reviewed.</param>
/// <param name="IsClear">Whether the record was found true, clear, complete and exact.</param>
/// <param name="ToldAt">When the bureau told the party of the record.</param>
/// <param name="CanDefend">Whether the party can query it, state and defend.</param>
[GenerateSerializer, Immutable, Alias("grid.penalty.record")]
public sealed record DeviceRecord(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] DateOnly? LegalReview,
    [property: Id(2)] DateOnly? TechnicalReview,
    [property: Id(3)] DateOnly? PlacePublished,
    [property: Id(4)] bool IsMarked,
    [property: Id(5)] bool IsReviewed,
    [property: Id(6)] bool IsClear,
    [property: Id(7)] DateTimeOffset? ToldAt,
    [property: Id(8)] bool CanDefend);
