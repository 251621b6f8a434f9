using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Trading;

namespace Grid.Gateway.Trading;

/// <summary>占道经营许可、疏导点.</summary>
internal sealed class PermitForm() : RegisterForm<PermitData>(EntityKind.Permit, "permits", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "占道经营许可: one place for a time; a renewed one has a code of its own"),
        Column.Meaning("from", "first day of the permit; empty for always"),
        Column.Meaning("until", "last day of the permit; empty until further notice"),
        Column.Word<Grid.Trading.PermitForm>("form", "a pitch for one holder, or a point for any seller").Need(),
        Column.Text("name", "the place in words: 油厂弄4号摊位").Need(),
        Column.Code("shop", "the shop before whose front the trade is allowed").To(EntityKind.Shop),
        Column.Number("lon", "longitude of the middle of the place, in degrees", -360, 360).In("degree"),
        Column.Number("lat", "latitude in degrees", -360, 360).In("degree"),
        Column.Text("crs", "of lon and lat: wgs84 (default) or gcj02", 40),
        Column.Number("reachM", "how far from lon and lat the place reaches", 0, 200).In("metre"),
        Column.JoinedList("goods", "the goods, separated by |; empty for any", '|', 40),
        Column.JoinedList("periods", "the hours, 18:00-22:00; empty for the whole day", ';', 20),
        Column.Text("weekdays", "the weekdays, Monday is 1: 5-6; empty for each day", 20),
        Column.Text("holder", "code of the person or shop that may trade there; empty at a point", 32)
            .OfCodes(CodeName.Of(EntityKind.Shop)),
        Column.Whole("pitches", "sellers that find room at a point", 1, 1000),
        Column.Text("manager", "专职管理人员: code of the person or office that manages a point", 32)
            .OfCodes(CodeName.Of(EntityKind.Department)),
        Column.Number("feeYuan", "what a pitch costs a month, in yuan; empty for nothing", 0, 1_000_000).In("yuan"),
        Column.Shown("geometry", "the point of lon and lat, on a map"),
    ];

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) => new PermitData
    {
        Form = row.NeedWord<Grid.Trading.PermitForm>("form"),
        Name = row.Need("name"),
        Shop = row.CodeIfAny("shop"),
        At = PointColumns.Read(row),
        ReachMetres = row.Number("reachM") ?? 0,
        Goods = row.List("goods"),
        Periods = HoursForm.Periods(row, row.List("periods")),
        Weekdays = HoursForm.Weekdays(row),
        Holder = CodeColumns.Person(row, "holder"),
        Pitches = row.Whole("pitches"),
        Manager = CodeColumns.Person(row, "manager"),
        FeeYuan = (decimal?)row.Number("feeYuan"),
    };

    protected override void Write(PermitData data, JsonObject body)
    {
        body["form"] = Words.Of(data.Form);
        body["name"] = data.Name;
        body["shop"] = data.Shop;
        body["lon"] = data.At?.Lon;
        body["lat"] = data.At?.Lat;
        body["reachM"] = data.ReachMetres;
        body["goods"] = data.Goods.Count > 0 ? string.Join('|', data.Goods) : null;
        body["periods"] = data.Periods.Count > 0 ? string.Join(';', data.Periods) : null;
        body["weekdays"] = data.Weekdays is { } days ? WeekdayText.Of(days) : null;
        body["holder"] = data.Holder;
        body["pitches"] = data.Pitches;
        body["manager"] = data.Manager;
        body["feeYuan"] = data.FeeYuan;
    }
}
