using Orleans.Concurrency;

namespace Grid.ReadModel;

/// <summary>Keeps the read model's rows of a partition. Key: partition number.</summary>
[Alias("grid.projector"), GrainInterfaceType("grid.projector")]
internal interface IProjectorGrain : IGrainWithIntegerKey
{
    /// <summary>Looks whether anything is missing, without waiting for something new to come.</summary>
    [Alias("wake"), OneWay] Task Wake();
}
