using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>What days are.</summary>
/// <param name="KnownThrough">
/// Last day of the years that holiday notices speak of; null when none speaks of the year of the first day.
/// </param>
public sealed record DaysBody(
    IReadOnlyList<DayBody> Items,
    string Zone,
    string? Department,
    DateOnly? KnownThrough,
    long RulebookVersion)
{
    internal static DaysBody Of(DaysView view) => new(
        [
            .. view.Days.Select(static day => new DayBody(
                day.Day, day.Kind, day.Off, day.Statutory, day.Name, day.Source, day.Clause, day.Noticed,
                day.Provisional)),
        ],
        view.Zone,
        view.Department,
        view.KnownThrough,
        view.RulebookVersion);
}

/// <param name="Off">Whether the calendar counts no working time on it.</param>
/// <param name="Statutory">A holiday by law: nothing is executed by force on it.</param>
/// <param name="Name">The holiday it is or belongs to.</param>
/// <param name="Source">The notice, or the law, that says so.</param>
/// <param name="Noticed">When that notice was published.</param>
/// <param name="Provisional">No notice speaks of its year yet: only the law and the weekday count.</param>
public sealed record DayBody(
    DateOnly Date,
    DayKind Kind,
    bool Off,
    bool Statutory,
    string? Name,
    string? Source,
    string? Clause,
    DateOnly? Noticed,
    bool Provisional);
