using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>By how much the records of a partition moved the cases that a county has in a stage.</summary>
/// <param name="County">Its code; empty on cases that name none.</param>
internal sealed record CountyFiguresRow(string County, int Partition, CaseStage Stage, CaseCounts Moved);

/// <summary>Cases counted.</summary>
/// <param name="InTime">Those that were handled in time.</param>
internal readonly record struct CaseCounts(long Cases, long InTime, long Late)
{
    public static CaseCounts Of(CaseRow row) => new(
        1, row.State.Progress.CountedLate == false ? 1 : 0, row.State.Progress.CountedLate == true ? 1 : 0);

    public static CaseCounts operator +(CaseCounts one, CaseCounts other) =>
        new(one.Cases + other.Cases, one.InTime + other.InTime, one.Late + other.Late);

    public static CaseCounts operator -(CaseCounts one, CaseCounts other) =>
        new(one.Cases - other.Cases, one.InTime - other.InTime, one.Late - other.Late);
}
