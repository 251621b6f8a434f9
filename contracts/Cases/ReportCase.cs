using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>Reports a matter (信息).</summary>
/// <param name="Fresh">
/// The id was made for this report, so nothing can be stored under it yet and the case need not read the ledger.
/// </param>
/// <param name="ReportedAt">When the matter was seen; null for now.</param>
/// <param name="Condition">The filing condition of the class (立案条件), 1 by default.</param>
/// <param name="Attachment">
/// What the matter is fixed to (路名牌, 灯杆 …), where that decides which department answers (S106).
/// </param>
/// <param name="Parent">The case this one is opened from; a child is a case of its own.</param>
/// <param name="Origin">The source in the city that found the matter: <c>beat/330424-B-001/2026-06-01</c>.</param>
[GenerateSerializer, Immutable, Alias("grid.case.report")]
public sealed record ReportCase(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] GeoPoint Point,
    [property: Id(3)] string Channel,
    [property: Id(4)] string? Description,
    [property: Id(5)] DateTimeOffset? ReportedAt,
    [property: Id(6)] bool Fresh,
    [property: Id(7)] string By,
    [property: Id(8)] int Condition = 1,
    [property: Id(9)] EntityRef? Dog = null,
    [property: Id(10)] Reporter? Reporter = null,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attachment = null,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Parent = null,
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Origin = null);

/// <summary>
/// The reporter's contact. The city keeps it apart from the ledger, shows it only to officers who need it, and can
/// erase it.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.case.reporter")]
public sealed record Reporter([property: Id(0)] string? Name, [property: Id(1)] string? Phone)
{
    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(Reporter);
}
