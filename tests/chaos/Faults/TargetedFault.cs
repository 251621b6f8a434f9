using Grid.Chaos.City;

namespace Grid.Chaos.Faults;

/// <summary>Waits for a moment on the way of any silo to the database, and strikes while it is held.</summary>
internal abstract class TargetedFault(string kind, WireMoment moment) : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public override string Kind => kind;

    public override async Task<bool> Strike(Scene scene)
    {
        var silos = scene.Region.Silos;
        using var trap = new Trap(moment, [.. silos.Select(static silo => silo.Wire)]);
        if (await trap.Caught(Patience) is not { } wire)
        {
            scene.Say($"{kind}: the moment did not come");
            return false;
        }

        await Strike(scene, silos.Single(silo => silo.Wire == wire));
        return true;
    }

    protected abstract Task Strike(Scene scene, Wired silo);
}

/// <summary>kill -9 of a silo in that moment.</summary>
internal sealed class TargetedKill(string kind, WireMoment moment) : TargetedFault(kind, moment)
{
    public override int Kills => 1;

    protected override async Task Strike(Scene scene, Wired silo)
    {
        await silo.Process.Kill();
        scene.Say($"{Kind}: kill -9 {silo}");
    }
}

/// <summary>A waking party fails once to read its snapshot; the delivery that woke it is made again.</summary>
internal sealed class FailedActivation() : TargetedFault("party that fails once", WireMoment.SnapshotRead)
{
    protected override Task Strike(Scene scene, Wired silo)
    {
        scene.Say($"party that fails once: the connection of {silo} that asks for a snapshot breaks");
        return Task.CompletedTask;
    }
}

/// <summary>
/// A commit is durable, but its answer never arrives: the connection breaks, and the silo must ask what was stored.
/// </summary>
internal sealed class LostCommitAnswer() : TargetedFault("lost commit answer", WireMoment.Committed)
{
    protected override Task Strike(Scene scene, Wired silo)
    {
        scene.Say($"lost commit answer: the answer is kept from {silo}");
        return Task.CompletedTask;
    }
}
