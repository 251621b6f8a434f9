namespace Grid.Posts;

/// <summary>
/// The contact of a holder of posts. The city keeps it apart from the ledger, shows it only to officers who need it,
/// and can erase it.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.holder.contact")]
public sealed record HolderContact([property: Id(0)] string? Name, [property: Id(1)] string? Phone)
{
    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(HolderContact);
}
