namespace Grid.Rulebook;

/// <summary>From when the limit of handling runs. Numbers are stored and sent: new ones go at the end.</summary>
public enum LimitStart
{
    /// <summary>From each dispatch: the department has the whole limit.</summary>
    Dispatch = 0,

    /// <summary>From the report: a service level that is promised to the reporter.</summary>
    Report = 1,
}
