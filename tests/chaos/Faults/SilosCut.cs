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
