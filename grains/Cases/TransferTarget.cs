using Grid.Counties;

namespace Grid.Cases;

/// <summary>A county of the region to which a case is transferred.</summary>
/// <param name="From">The case.</param>
internal sealed record TransferTarget(County County, Guid From);
