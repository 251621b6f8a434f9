namespace Grid.Chaos.Faults;

/// <summary>kill -9 of a gateway: its callers get no answer.</summary>
internal sealed class KillGateway : Fault
{
    public override string Kind => "kill gateway";

    public override int Kills => 1;

    public override async Task<bool> Strike(Scene scene)
    {
        var gateway = scene.AnyGateway();
        scene.Say($"kill -9 {gateway}");
        await gateway.Process.Kill();
        await Scene.Wait(scene.Between(0, 1));
        return true;
    }
}
