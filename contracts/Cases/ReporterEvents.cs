namespace Grid.Cases;

/// <summary>How to reach whoever reported it was erased. Says nothing of whom.</summary>
/// <param name="TermOver">The term for keeping it had run; else it was asked for.</param>
[GenerateSerializer, Immutable, Alias("case.reporterForgotten")]
public sealed record CaseReporterForgotten([property: Id(0)] bool TermOver = false) : CaseEvent;
