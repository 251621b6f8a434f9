namespace Grid.Posts;

/// <summary>The person a code stands for. Key: the code in the appointments.</summary>
[Alias("grid.holder"), GrainInterfaceType("grid.holder")]
public interface IHolderGrain : IGrainWithStringKey
{
    [Alias("keep")] Task Keep(HolderContact contact);

    [Alias("forget")] Task Forget();
}

/// <summary>
/// How to reach whoever holds a post. Kept apart from the ledger, shown to nobody who has no need, erasable.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.holder.contact")]
public sealed record HolderContact([property: Id(0)] string? Name, [property: Id(1)] string? Phone)
{
    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(HolderContact);
}
