namespace Grid.Cases;

/// <summary>Where a case stands, asked by a report that would join it: answered only after what it is at now.</summary>
[Alias("grid.case.standing"), GrainInterfaceType("grid.case.standing")]
internal interface ICaseStanding : IGrainWithGuidKey
{
    [Alias("standing")] Task<CaseStanding> Standing();
}

[GenerateSerializer, Immutable, Alias("grid.case.standing.view")]
internal readonly record struct CaseStanding([property: Id(0)] CaseStage Stage, [property: Id(1)] Guid? JoinedTo);
