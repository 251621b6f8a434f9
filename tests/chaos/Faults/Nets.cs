namespace Grid.Chaos.Faults;

/// <summary>
/// Two silos cannot reach each other for a while, though both reach the third, the gateways and the database.
/// </summary>
internal sealed class SilosCut : Fault
{
    public override string Kind => "two silos cut";

    public override string? Missing(Scene scene) => scene.Region.NoNet;

    public override async Task<bool> Strike(Scene scene)
    {
        var one = scene.Dice.Next(3);
        var other = (one + 1 + scene.Dice.Next(2)) % 3;
        var time = scene.Between(3, 12);
        scene.Say($"silo-{one + 1} and silo-{other + 1} are cut from each other for {time.TotalSeconds:0} s");
        await scene.Region.Net!.Cut(one + 1, other + 1);
        await Scene.Wait(time);
        await scene.Region.Net.Heal(one + 1, other + 1);
        return true;
    }
}

/// <summary>
/// A silo cannot reach the other two for longer than they wait for it, though it reaches the database: each side may
/// believe that the other is gone.
/// </summary>
internal sealed class SiloAlone : Fault
{
    public override string Kind => "silo cut off";

    public override string? Missing(Scene scene) => scene.Region.NoNet;

    public override async Task<bool> Strike(Scene scene)
    {
        var alone = scene.Dice.Next(3);
        var time = scene.Between(8, 14);
        scene.Say($"silo-{alone + 1} is cut off from the others for {time.TotalSeconds:0} s");
        await scene.Region.Net!.Cut(alone + 1, ((alone + 1) % 3) + 1);
        await scene.Region.Net.Cut(alone + 1, ((alone + 2) % 3) + 1);
        await Scene.Wait(time);
        await scene.Region.Net.Heal(alone + 1, ((alone + 1) % 3) + 1);
        await scene.Region.Net.Heal(alone + 1, ((alone + 2) % 3) + 1);
        return true;
    }
}
