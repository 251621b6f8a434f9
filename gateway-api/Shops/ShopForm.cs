using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;
using Grid.Shops;

namespace Grid.Gateway.Shops;

/// <summary>门店, with its front along a segment.</summary>
internal sealed class ShopForm() : RegisterForm<ShopData>(EntityKind.Shop, "shops", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "门店: the front, whoever keeps it; not the number of its licence"),
        Column.Meaning("from", "first day on which the shop answers for its front; empty for always"),
        Column.Meaning("until", "last day on which the shop answers for its front"),
        Column.Text("name", "店名").Need(),
        Column.Text("trade", "业态"),
        Column.Code("segment", "the segment its front lies on").To(EntityKind.Segment).Need(),
        Column.Word("side", "looking along the segment", "left", "right").Need(),
        Column
            .Number("fromM", "chainage where its front begins, in metres from the segment's start", -100_000, 100_000)
            .In("metre").Need(),
        Column.Number("toM", "chainage where its front ends", -100_000, 100_000).In("metre").Need(),
        Column.Number("wallM", "metres from the centre line to the wall", 0, 1000).In("metre").Need(),
        Column.Text("licence", "营业执照"),
        Column.Text("building", "the building it is in", 64).To(EntityKind.Building),
        Column.Text("address", "门牌: road and house number; empty for that of its building"),
        Column.Flag("commitmentSigned", "门前三包管理承诺书 is signed"),
        Column.Flag("closed", "closed for good"),
    ];

    public override bool ChangesCoverage => false;

    private const double MetresOfFront = 50;

    /// <summary>The metres of its front on its side of the segment.</summary>
    public override RowClaim? Claim(ImportRow row) =>
        row.Text("segment") is { } segment && row.Number("fromM") is { } from && row.Number("toM") is { } to
            && !row.Flag("closed")
            ? new($"{row.Text("side")} of {segment}", new(from, 0, to, 1), MetresOfFront)
            : null;

    protected override RegisterData Read(ImportRow row) => new ShopData
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
        Address = row.Text("address"),
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
        body["address"] = data.Address;
        body["commitmentSigned"] = data.CommitmentSigned;
        body["closed"] = data.Closed;
    }
}
