namespace Grid.Rulebook;

/// <summary>
/// When a row is in force: from a day to a day, both included; no last day is "until further notice".
/// </summary>
internal static class Period
{
    public static bool Covers(DateOnly from, DateOnly? until, DateOnly day) => from <= day && !(until < day);

    public static bool Meets(DateOnly from, DateOnly? until, DateOnly otherFrom, DateOnly? otherUntil) =>
        !(until < otherFrom) && !(otherUntil < from);

    /// <summary>Whether the first period covers the other at both ends.</summary>
    public static bool Contains(DateOnly from, DateOnly? until, DateOnly otherFrom, DateOnly? otherUntil) =>
        from <= otherFrom && (until is null || otherUntil <= until);
}
