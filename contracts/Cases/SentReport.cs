namespace Grid.Cases;

/// <summary>One of many reports that are sent together, and the id of the case that it becomes.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.report.sent")]
public sealed record SentReport([property: Id(0)] Guid Id, [property: Id(1)] ReportCase Report);
