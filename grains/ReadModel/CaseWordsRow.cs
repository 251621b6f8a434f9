namespace Grid.ReadModel;

/// <summary>The words by which the texts of a case are found; they never change.</summary>
internal sealed record CaseWordsRow(Guid Case, string Words)
{
    public static CaseWordsRow Of(CaseRow row) =>
        new(row.Id, SearchWords.Of(row.Number, row.State.Reported.Description));
}
