using Grid.Registers;

namespace Grid.Posts;

/// <summary>任职登记. Key: appointment code.</summary>
[Alias("grid.appointment"), GrainInterfaceType("grid.appointment")]
public interface IAppointmentGrain : IRegisterGrain;
