using Grid.Parties;
using Grid.Registers;

namespace Grid.Trading;

/// <summary>占道经营许可、疏导点. Key: permit code.</summary>
[GrainType("permit")]
internal sealed class PermitGrain(IGrainContext context, RegisterService desk)
    : EntryGrain(new(EntityKind.Permit, context.GrainId.Key.ToString()!), desk), IPermitGrain;
