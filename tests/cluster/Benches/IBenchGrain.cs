using Grid.Parties;

namespace Grid.Tests.Benches;

/// <summary>座椅. Key: bench code.</summary>
[Alias("test.bench"), GrainInterfaceType("test.bench")]
internal interface IBenchGrain : IPartyGrain;
