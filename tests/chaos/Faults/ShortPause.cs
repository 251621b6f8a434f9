namespace Grid.Chaos.Faults;

/// <summary>A silo stands still for a moment, as in a collection or on a busy machine: it stays.</summary>
internal sealed class ShortPause : Fault
{
    public override string Kind => "short pause";

    public override int Weight => 1;

    public override async Task<bool> Strike(Scene scene)
    {
        var silo = scene.AnySilo();
        if (!silo.Process.Runs)
        {
            return false;
        }

        scene.Say($"{silo} is stopped for a moment");
        await silo.Process.Stop();
        await Scene.Wait(scene.Between(0.5, 3));
        await silo.Process.Continue();
        return true;
    }
}
