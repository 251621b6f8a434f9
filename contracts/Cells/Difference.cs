namespace Grid.Cells;

/// <summary>
/// Why the city does not take two reports of one class for one matter. Numbers are sent: new ones go at the end.
/// </summary>
public enum Difference
{
    /// <summary>They are of different classes.</summary>
    Class = 0,

    /// <summary>They were seen too long after each other.</summary>
    Time = 1,

    /// <summary>They lie too far apart.</summary>
    Distance = 2,

    /// <summary>They came in by different channels, and the county's row asks for one.</summary>
    Channel = 3,

    /// <summary>At this place, or of this class, every finding is a case of its own.</summary>
    Zone = 4,

    /// <summary>Another department leads.</summary>
    Lead = 5,

    /// <summary>The filing condition is another, and so may be the limit.</summary>
    Condition = 6,

    /// <summary>Another shop answers for its front.</summary>
    Shop = 7,

    /// <summary>Another dog, or one that the other does not name.</summary>
    Dog = 8,

    /// <summary>It is fixed to something else.</summary>
    Attachment = 9,

    /// <summary>The case was handled before the report: it doubts the handling.</summary>
    Handled = 10,

    /// <summary>
    /// Nothing tells them apart: they were separated, or each was a case before it was like the other.
    /// </summary>
    Separate = 11,

    /// <summary>Another part, or one that the other does not name.</summary>
    Part = 12,
}
