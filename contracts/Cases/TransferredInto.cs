namespace Grid.Cases;

/// <summary>The case that another county of the region opens for one that was transferred to it.</summary>
/// <param name="Case">Its id.</param>
/// <param name="County">Code of that county.</param>
/// <param name="Report">What it is opened with; never a contact, which is handed over beside the ledger.</param>
[GenerateSerializer, Immutable, Alias("grid.case.into")]
public sealed record TransferredInto(
    [property: Id(0)] Guid Case, [property: Id(1)] string County, [property: Id(2)] ReportCase Report);
