using System.Text.Json.Nodes;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>门店, with its front along a segment.</summary>
internal sealed class ShopForm() : RegisterForm<ShopData>(PartyKind.Shop, "shops", "name", "segment", "side", "fromM", "toM", "wallM")
{
    protected override RegisterData Read(Row row) => new ShopData
    {
        Name = row.Need("name"),
        Trade = row.Text("trade"),
        Segment = row.Code("segment"),
        Side = row.Need("side"),
        FromMetres = row.NeedNumber("fromM"),
        ToMetres = row.NeedNumber("toM"),
        WallMetres = row.NeedNumber("wallM"),
        Licence = row.Text("licence"),
        Building = row.Text("building"),
        CommitmentSigned = row.Flag("commitmentSigned"),
        Closed = row.Flag("closed"),
    };

    protected override void Write(ShopData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["trade"] = data.Trade;
        body["segment"] = data.Segment;
        body["side"] = data.Side;
        body["fromM"] = data.FromMetres;
        body["toM"] = data.ToMetres;
        body["wallM"] = data.WallMetres;
        body["licence"] = data.Licence;
        body["building"] = data.Building;
        body["commitmentSigned"] = data.CommitmentSigned;
        body["closed"] = data.Closed;
    }
}
