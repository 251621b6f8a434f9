namespace Grid.Chaos.Faults;

/// <summary>The disk is full to the last byte for a while; one time in two the city is killed in that state.</summary>
internal sealed class DiskFull : Fault
{
    public override string Kind => "disk full";

    public override string? Missing(Scene scene) => scene.Embedded.NoDisk;

    public override async Task<bool> Strike(Scene scene)
    {
        var time = scene.Between(2, 6);
        var killed = scene.Dice.Next(2) == 0;
        scene.Say($"the disk is full for {time.TotalSeconds:0.0} s{(killed ? ", and kill -9 the city" : "")}");
        await scene.Embedded.Disk!.Fill();
        await Scene.Wait(time / 2);
        if (killed)
        {
            await scene.Embedded.City.Process.Kill();
        }
        else
        {
            await Scene.Wait(time / 2);
        }

        scene.Embedded.Disk.Free();
        return true;
    }
}
