namespace Grid.Chaos.Faults;

/// <summary>The city is killed and the power of its disk goes with it: what was not synced is lost.</summary>
internal sealed class PowerCut : Fault
{
    public override string Kind => "power cut";

    public override int Kills => 1;

    public override string? Missing(Scene scene) => scene.Embedded.NoDisk;

    public override async Task<bool> Strike(Scene scene)
    {
        await Scene.Wait(scene.Between(0, 3));
        scene.Say("kill -9 the city, and the power goes: what was not synced is lost");
        await scene.Embedded.City.Process.Kill();
        await scene.Embedded.Disk!.CutPower();
        return true;
    }
}
