using Grid.Tests.Processes;

namespace Grid.Chaos.City;

/// <summary>One process of a city: silo-1, gateway-2.</summary>
internal record Member(string Name, ServerProcess Process)
{
    public sealed override string ToString() => Name;
}

/// <summary>A member that reaches the database through a wire that the run can delay or cut.</summary>
internal sealed record Wired(string Name, ServerProcess Process, Wire Wire) : Member(Name, Process);
