using Grid.Parties;

namespace Grid.Shops;

/// <summary>门店: holder of the 门前三包 duty for its frontage. Key: shop code.</summary>
[Alias("grid.shop"), GrainInterfaceType("grid.shop")]
public interface IShopGrain : IPartyGrain;
