using System.Text.Json.Nodes;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>门店, with its front along a segment.</summary>
internal sealed class ShopForm() : RegisterForm<ShopData>(PartyKind.Shop, "shops", "name", "segment", "side", "fromM", "toM", "wallM")
{
    protected override RegisterData Read(Row row)
    {
        var (from, to, wall) = (row.NeedNumber("fromM"), row.NeedNumber("toM"), row.NeedNumber("wallM"));
        if (from < 0 || to < from || (to == from && row.Has("fromM")))
        {
            row.Fault("toM", "range", "the front runs from fromM to toM, metres along the segment, toM beyond fromM.");
        }

        if (wall < 0)
        {
            row.Fault("wallM", "range", "wallM is the wall's distance from the centre line in metres, not negative.");
        }

        row.Need("side");
        return new ShopData
        {
            Name = row.Need("name"),
            Trade = row.Text("trade"),
            Segment = row.Code("segment"),
            Side = row.OneOf("side", "left", "right") ?? "",
            FromMetres = from,
            ToMetres = to,
            WallMetres = wall,
            Licence = row.Text("licence"),
            Building = row.Text("building"),
            CommitmentSigned = row.Flag("commitmentSigned"),
            Closed = row.Flag("closed"),
        };
    }

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
