using Grid.Parties;
using Grid.Registers;

namespace Grid.Trading;

/// <summary>占道经营许可、疏导点. Key: permit code.</summary>
[GrainType("permit")]
internal sealed class PermitGrain(IGrainContext context, RegisterService desk)
    : EntryGrain(new(EntityKind.Permit, context.GrainId.Key.ToString()!), desk), IPermitGrain;

/// <summary>占道经营登记. Key: stall code.</summary>
[GrainType("stall")]
internal sealed class StallGrain(IGrainContext context, RegisterService desk)
    : EntryGrain(new(EntityKind.Stall, context.GrainId.Key.ToString()!), desk), IStallGrain;

/// <summary>轮摊、候位. Key: turn code.</summary>
[GrainType("turn")]
internal sealed class TurnGrain(IGrainContext context, RegisterService desk)
    : EntryGrain(new(EntityKind.Turn, context.GrainId.Key.ToString()!), desk), ITurnGrain;
