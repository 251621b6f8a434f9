using Grid.Foundation;

namespace Grid.Cases;

/// <summary>信息收集: takes reports in. Stateless; key: 0.</summary>
[Alias("grid.intake"), GrainInterfaceType("grid.intake")]
public interface IIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Takes a report as the case of this id. The answer comes once the report is durable; the same report again is
    /// answered, not repeated.
    /// </summary>
    [Alias("report")] Task<Outcome<CaseView>> Report(Guid id, ReportCase command);

    /// <summary>
    /// Takes many reports, each as <see cref="Report"/> would, in their order: of two that are of one matter, the later
    /// joins the earlier. The answer has one outcome for each, in the same order, and comes once all are durable.
    /// </summary>
    [Alias("reportAll")]
    Task<IReadOnlyList<Outcome<CaseView>>> ReportAll(IReadOnlyList<SentReport> reports);

    /// <summary>
    /// Takes over a case of the system that the county used before. The same content again is answered, not repeated.
    /// </summary>
    [Alias("take")] Task<Outcome<CaseView>> Take(Guid id, TakeCase command);
}
