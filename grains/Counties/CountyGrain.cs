using Grid.Parties;
using Grid.Registers;

namespace Grid.Counties;

/// <summary>县. Key: the county's code.</summary>
[GrainType("county")]
internal sealed class CountyGrain(IGrainContext context, RegisterService desk)
    : EntryGrain(new(EntityKind.County, context.GrainId.Key.ToString()!), desk), ICountyGrain;
