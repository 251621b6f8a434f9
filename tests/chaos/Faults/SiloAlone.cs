namespace Grid.Chaos.Faults;

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
