namespace Grid.Cases;

/// <summary>Whether a case takes reports in. The wire carries the numbers: new values go at the end.</summary>
internal enum JoinAnswer
{
    Open = 0,

    /// <summary>The case is about to join another.</summary>
    Joining = 1,

    /// <summary>The case ended, joined another, or never existed.</summary>
    Ended = 2,
}
