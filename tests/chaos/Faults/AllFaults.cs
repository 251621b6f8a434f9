namespace Grid.Chaos.Faults;

/// <summary>Every way to break a region that this machine allows.</summary>
internal static class AllFaults
{
    private static readonly Fault[] All = [new KillSilo(), new KillTwoSilos(), new KillGateway()];

    /// <summary>Those that can be done here; of the others it is said why not.</summary>
    public static IReadOnlyList<Fault> Here(Action<string> say)
    {
        foreach (var fault in All.Where(static fault => fault.Missing is not null))
        {
            say($"left out: {fault.Kind}, {fault.Missing}");
        }

        return [.. All.Where(static fault => fault.Missing is null)];
    }
}
