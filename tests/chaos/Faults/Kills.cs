namespace Grid.Chaos.Faults;

/// <summary>kill -9 of a silo, whatever it is at.</summary>
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

/// <summary>kill -9 of a gateway: its callers never hear.</summary>
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
