namespace Grid.ReadModel;

/// <summary>
/// What only some reports have: a number of the sender's, no place, no class, a place on the border of another county,
/// or a life before in another system. A case without any of them has no row.
/// </summary>
internal sealed record UnclearRow(
    Guid Case, string? Number, bool Unplaced, bool Unclassified, string? AlsoNear, string? TakenFrom)
{
    /// <summary>The row of a case; null where it needs none.</summary>
    /// <param name="before">The case as it was; null for one that began.</param>
    public static UnclearRow? Of(CaseRow? before, CaseRow after)
    {
        var (was, said) = (before?.State.Reported, after.State.Reported);
        return ReferenceEquals(was, said) || !(Concerns(said) || (was is not null && Concerns(was)))
            ? null
            : new(
                after.Id, said.SenderNumber, said.Unplaced == true, said.Unclassified == true, said.Place.AlsoNear,
                after.State.TakenOver?.Source);
    }

    private static bool Concerns(Cases.CaseReported said) =>
        said.SenderNumber is not null
        || said.Unplaced == true
        || said.Unclassified == true
        || said.Place.AlsoNear is not null;
}
