namespace Grid.Chaos.Faults;

/// <summary>kill -9 of the whole city, at any moment of its work.</summary>
internal sealed class KillCity : Fault
{
    public override string Kind => "kill city";

    public override int Kills => 1;

    public override int Weight => 4;

    public override async Task<bool> Strike(Scene scene)
    {
        await Scene.Wait(scene.Between(0, 1.5));
        scene.Say("kill -9 the city");
        await scene.Embedded.City.Process.Kill();
        return true;
    }
}
