using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>By how much the records of a partition moved the cases that stand in a stage.</summary>
/// <param name="Counted">Of what they are counted: <see cref="CaseFigures"/> has the words.</param>
/// <param name="Key">Which county, class, department …; empty for a county that is not named.</param>
/// <param name="Joined">Whether they joined another case.</param>
internal sealed record CaseFiguresRow(
    string Counted, string Key, int Partition, CaseStage Stage, bool Joined, CaseCounts Moved);

/// <summary>Cases counted.</summary>
/// <param name="InTime">Those that were handled in time.</param>
/// <param name="Again">Those that are not the first of their problem.</param>
/// <param name="Taken">Those that were taken over from another system.</param>
internal readonly record struct CaseCounts(long Cases, long InTime, long Late, long Again, long Taken)
{
    public static CaseCounts Of(CaseRow row) => new(
        1,
        row.State.Progress.CountedLate == false ? 1 : 0,
        row.State.Progress.CountedLate == true ? 1 : 0,
        row.State.Recurrence is null ? 0 : 1,
        row.State.TakenOver is { Source: not null } ? 1 : 0);

    public static CaseCounts operator +(CaseCounts one, CaseCounts other) =>
        new(one.Cases + other.Cases, one.InTime + other.InTime, one.Late + other.Late, one.Again + other.Again,
            one.Taken + other.Taken);

    public static CaseCounts operator -(CaseCounts one, CaseCounts other) =>
        new(one.Cases - other.Cases, one.InTime - other.InTime, one.Late - other.Late, one.Again - other.Again,
            one.Taken - other.Taken);
}
