using Grid.Parties;
using Grid.Repeats;

namespace Grid.Shops;

/// <summary>门店: holds what the shop owes, and remembers complaints and problems.</summary>
[GrainType("shop")]
internal sealed class ShopGrain(PartyBook book, PartyServices services)
    : RememberingGrain(book, services), IShopGrain;
