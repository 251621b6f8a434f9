using Grid.Chaos.City;

namespace Grid.Chaos.Faults;

/// <summary>kill -9 of a silo in a moment that is waited for on its way to the database, and held until it is dead.</summary>
internal sealed class AimedKill(string kind, Sight sight) : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public override string Kind => kind;

    public override int Kills => 1;

    public override async Task<bool> Strike(Scene scene)
    {
        var silo = scene.AnySilo();
        using var trap = silo.Wire.Set(sight);
        if (!await trap.Caught(Patience))
        {
            scene.Say($"{kind}: the moment did not come at {silo}");
            return false;
        }

        scene.Say($"{kind}: kill -9 {silo}");
        await silo.Process.Kill();
        return true;
    }
}

/// <summary>A commit that is durable, and whose answer never arrives: the connection breaks instead, and the silo must find out.</summary>
internal sealed class UnheardCommit : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public override string Kind => "unheard commit";

    public override async Task<bool> Strike(Scene scene)
    {
        var silo = scene.AnySilo();
        using var trap = silo.Wire.Set(Sight.Committed);
        var caught = await trap.Caught(Patience);
        scene.Say($"unheard commit: {(caught ? "the answer is kept from" : "no commit came from")} {silo}");
        return caught;
    }
}
