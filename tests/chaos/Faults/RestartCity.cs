namespace Grid.Chaos.Faults;

/// <summary>The city is asked to end and started again.</summary>
internal sealed class RestartCity : Fault
{
    public override string Kind => "restart";

    public override async Task<bool> Strike(Scene scene)
    {
        scene.Say("the city is asked to end");
        await scene.Embedded.City.Process.End();
        return true;
    }
}
