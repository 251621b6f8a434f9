using System.Globalization;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
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
        Column.Text("holder", "经营者: code of the person or firm that keeps it, never a name", 32),
        Column.Day("holderSince", "first day of the present holder; empty for always"),
        Column.Text("creditCode", "统一社会信用代码: 18 characters, the last of which checks the others", 18),
        Column.JoinedList("hours", "营业时间: 07:00-21:00", ';', 20),
        Column.Text("plate", "门前三包责任牌: number of its plate", 64),
        Column.Day("pledgedOn", "the day on which the commitment was signed or renewed"),
        Column.Day("pledgedUntil", "last day of the commitment; empty until further notice"),
        Column.Word<CommitmentForm>("pledgedHow", "how the commitment was given"),
        Column.Flag("pledgeRefused", "the holder refused to sign"),
        Column.Day("letterOn", "责任区告知书: the day on the letter with the extent of the front"),
        Column.Text("servedAt", "when the letter was served: a time with its offset", 40),
        Column.Word<LetterService>("servedHow", "how it was served"),
        Column.Word<LetterIssuer>("letterIssuer", "who issued it; needed with servedAt"),
        Column.Text("servedBy", "code of the office or officer that served it", 32)
            .OfCodes(CodeName.Of(EntityKind.Department)),
        Column.Word<ShopEnd>("end", "how a closed shop ended"),
        Column.Code("successor", "the shop in which it goes on: moved to, merged into, or that follows at its front")
            .To(EntityKind.Shop),
        Column.Shown("file", "一店一档: where its ladder, penalties, documents, integrity and plate are read"),
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
        Holder = CodeColumns.Person(row, "holder"),
        HolderSince = row.Date("holderSince"),
        CreditCode = row.Text("creditCode"),
        Hours = HoursForm.Periods(row, row.List("hours")),
        Plate = row.Text("plate"),
        CommitmentOn = row.Date("pledgedOn"),
        CommitmentUntil = row.Date("pledgedUntil"),
        CommitmentForm = row.Word<CommitmentForm>("pledgedHow"),
        CommitmentRefused = row.Flag("pledgeRefused"),
        LetterOn = row.Date("letterOn"),
        LetterServedAt = Time(row, "servedAt"),
        LetterService = row.Word<LetterService>("servedHow"),
        LetterIssuer = row.Word<LetterIssuer>("letterIssuer"),
        LetterServedBy = CodeColumns.Person(row, "servedBy"),
        End = row.Word<ShopEnd>("end"),
        Successor = row.CodeIfAny("successor"),
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
        body["holder"] = data.Holder;
        body["holderSince"] = TableForms.Day(data.HolderSince);
        body["creditCode"] = data.CreditCode;
        body["hours"] = data.Hours.Count > 0 ? string.Join(';', data.Hours) : null;
        body["plate"] = data.Plate;
        body["pledgedOn"] = TableForms.Day(data.CommitmentOn);
        body["pledgedUntil"] = TableForms.Day(data.CommitmentUntil);
        body["pledgedHow"] = data.CommitmentForm is { } form ? Words.Of(form) : null;
        body["pledgeRefused"] = data.CommitmentRefused;
        body["letterOn"] = TableForms.Day(data.LetterOn);
        body["servedAt"] = data.LetterServedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        body["servedHow"] = data.LetterService is { } service ? Words.Of(service) : null;
        body["letterIssuer"] = data.LetterIssuer is { } issuer ? Words.Of(issuer) : null;
        body["servedBy"] = data.LetterServedBy;
        body["end"] = data.End is { } end ? Words.Of(end) : null;
        body["successor"] = data.Successor;
    }

    private static DateTimeOffset? Time(ImportRow row, string column)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }

        if (!CountyTime.TryRead(text, out var time))
        {
            row.Fault(
                column,
                "time",
                $"{column} '{Clip.Of(text)}' is no time with its offset.");
        }

        return time;
    }
}
