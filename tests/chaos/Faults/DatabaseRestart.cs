namespace Grid.Chaos.Faults;

/// <summary>PostgreSQL is shut down and started again.</summary>
internal sealed class DatabaseRestart : Fault
{
    public override string Kind => "database restarted";

    public override async Task<bool> Strike(Scene scene)
    {
        scene.Say("PostgreSQL is restarted");
        await scene.Region.Postgres.End();
        await scene.Region.Postgres.StartAgain();
        return true;
    }
}
