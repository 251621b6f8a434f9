using Grid.Tests.Processes;

namespace Grid.Chaos.City;

/// <summary>One process of a city: silo-1, gateway-2.</summary>
internal record Member(string Name, ServerProcess Process)
{
    public sealed override string ToString() => Name;
}

/// <summary>One whose way to the database is in our hand.</summary>
internal sealed record Wired(string Name, ServerProcess Process, Wire Wire) : Member(Name, Process);
