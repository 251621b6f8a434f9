namespace Grid.Posts;

/// <summary>The person a code stands for. Key: the code in the appointments.</summary>
[Alias("grid.holder"), GrainInterfaceType("grid.holder")]
public interface IHolderGrain : IGrainWithStringKey
{
    [Alias("keep")] Task Keep(HolderContact contact);

    [Alias("forget")] Task Forget();
}
