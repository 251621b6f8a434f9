namespace Grid.Chaos.Faults;

/// <summary>kill -9 of two silos of three, one right after the other.</summary>
internal sealed class KillTwoSilos : Fault
{
    public override string Kind => "kill two silos";

    public override int Kills => 2;

    public override async Task<bool> Strike(Scene scene)
    {
        var spared = scene.AnySilo();
        scene.Say($"kill -9 all silos but {spared}");
        await Task.WhenAll(scene.Region.Silos.Where(silo => silo != spared).Select(static silo => silo.Process.Kill()));
        await Scene.Wait(scene.Between(0, 2));
        return true;
    }
}
