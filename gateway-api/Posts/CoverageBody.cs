using System.Text.Json.Serialization;
using Grid.Gateway.Parties;
using Grid.Posts;

namespace Grid.Gateway.Posts;

/// <summary>Gaps and overlaps; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record CoverageBody(
    DateOnly Day,
    int Gaps,
    int Overlaps,
    IReadOnlyList<DutyCoverageBody> Duties,
    IReadOnlyList<CoverageItemBody> Items,
    string? Next,
    long MapVersion)
{
    internal static CoverageBody From(CoveragePage page) => new(
        page.Day,
        page.Duties.Sum(static duty => duty.Gaps),
        page.Duties.Sum(static duty => duty.Overlaps),
        [
            .. page.Duties.Select(static duty => new DutyCoverageBody(
                duty.Duty, duty.Units, duty.Held, duty.Gaps, duty.Overlaps, duty.Nowhere)),
        ],
        [.. page.Items.Select(CoverageItemBody.From)],
        page.Next,
        page.MapVersion);
}

/// <summary>One duty over the whole map.</summary>
public sealed record DutyCoverageBody(Post Duty, int Units, int Held, int Gaps, int Overlaps, int Nowhere);

/// <summary>One gap, overlap, or appointment to nothing.</summary>
/// <param name="Appointments">Who contends, by code of appointment.</param>
/// <param name="Hours">
/// The hours of the day in which a duty rota leaves the post without a holder; left out for the whole day.
/// </param>
public sealed record CoverageItemBody(
    CoverageFault Fault,
    Post Duty,
    PartyBody Place,
    string Why,
    IReadOnlyList<string> Appointments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Hours)
{
    internal static CoverageItemBody From(CoverageItem item) =>
        new(
            item.Fault, item.Duty, PartyBody.From(item.Place), item.Why, item.Appointments,
            item.Hours?.Select(static hours => hours.ToString()).ToList());
}
