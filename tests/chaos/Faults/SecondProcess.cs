
namespace Grid.Chaos.Faults;

/// <summary>A second process is started on the stores of a city that runs: it says why not, and ends.</summary>
internal sealed class SecondProcess : Fault
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(1);

    public override string Kind => "second process";

    public override async Task<bool> Strike(Scene scene)
    {
        if (!scene.Embedded.City.Process.Runs)
        {
            return false;
        }

        try
        {
            var (code, said) = await scene.Embedded.StartAnother(LongestEnd);
            scene.Say($"a second process on the same stores ends with {code}: {said.Trim().Split('\n')[^1]}");
            if (code == 0)
            {
                scene.Find(new("stores", $"a second process on the same stores ended as if all were well: {said}"));
            }
        }
        catch (TimeoutException goesOn)
        {
            scene.Find(new("stores", $"a second process runs on the same stores: {goesOn.Message}"));
        }

        return true;
    }
}
