namespace Grid.Chaos.Faults;

/// <summary>kill -9 of PostgreSQL's postmaster; it recovers from its log.</summary>
internal sealed class DatabaseKill : Fault
{
    public override string Kind => "database killed";

    public override async Task<bool> Strike(Scene scene)
    {
        var time = scene.Between(0, 4);
        scene.Say($"kill -9 PostgreSQL, away for {time.TotalSeconds:0.0} s");
        await scene.Region.Postgres.Kill();
        await Scene.Wait(time);
        await scene.Region.Postgres.StartAgain();
        return true;
    }
}
