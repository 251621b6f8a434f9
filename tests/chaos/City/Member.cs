using Grid.Tests.Processes;

namespace Grid.Chaos.City;

/// <summary>One process of the region.</summary>
/// <param name="Name">silo-1, gateway-2.</param>
/// <param name="Wire">Its way to the database.</param>
internal sealed record Member(string Name, ServerProcess Process, Wire Wire)
{
    public override string ToString() => Name;
}
