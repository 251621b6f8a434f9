namespace Grid.Cases;

/// <summary>延期: the department asks for more time.</summary>
[GenerateSerializer, Immutable, Alias("case.extensionAsked")]
public sealed record CaseExtensionAsked([property: Id(0)] string Reason) : CaseEvent;

/// <summary>延期: the county grants one more limit, counted from the due time.</summary>
/// <param name="Extension">The first or the second.</param>
[GenerateSerializer, Immutable, Alias("case.extended")]
public sealed record CaseExtended([property: Id(0)] int Extension, [property: Id(1)] IReadOnlyList<Assignment> Duties)
    : CaseEvent;

/// <summary>延期: the county does not grant it.</summary>
[GenerateSerializer, Immutable, Alias("case.extensionDenied")]
public sealed record CaseExtensionDenied([property: Id(0)] string? Reason) : CaseEvent;
