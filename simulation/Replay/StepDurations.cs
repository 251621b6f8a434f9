namespace Grid.Simulation.Replay;

/// <summary>
/// How long a desk takes over each step, in minutes: shortest and longest. Assumed round figures of a staffed centre;
/// the check's longest is the 1.5 hours one city's table of standards gives it for every class.
/// </summary>
internal static class StepDurations
{
    public static (double Least, double Most) Verify => (10, 60);

    public static (double Least, double Most) File => (2, 15);

    public static (double Least, double Most) Refuse => (5, 45);

    public static (double Least, double Most) Dispatch => (2, 10);

    public static (double Least, double Most) Accept => (3, 30);

    public static (double Least, double Most) Check => (10, 90);

    public static (double Least, double Most) Close => (2, 15);

    public static (double Least, double Most) Feedback => (5, 60);

    /// <summary>The shortest handling time, also where a shorter one is drawn.</summary>
    public static TimeSpan LeastHandling => TimeSpan.FromMinutes(5);
}
