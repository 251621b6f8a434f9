namespace Grid.Chaos.Faults;

/// <summary>kill -9 of a silo, at any moment of its work.</summary>
internal sealed class KillSilo : Fault
{
    public override string Kind => "kill silo";

    public override int Kills => 1;

    public override int Weight => 4;

    public override async Task<bool> Strike(Scene scene)
    {
        var silo = scene.AnySilo();
        scene.Say($"kill -9 {silo}");
        await silo.Process.Kill();
        await Scene.Wait(scene.Between(0, 3));
        return true;
    }
}
