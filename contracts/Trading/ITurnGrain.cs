using Grid.Registers;

namespace Grid.Trading;

/// <summary>轮摊、候位: a seller's turn at a point, or a place in its waiting list. Key: turn code.</summary>
[Alias("grid.turn"), GrainInterfaceType("grid.turn")]
public interface ITurnGrain : IRegisterGrain;
