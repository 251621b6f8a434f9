using System.Text.Json.Nodes;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Trading;

namespace Grid.Gateway.Trading;

/// <summary>轮摊、候位.</summary>
internal sealed class TurnForm() : RegisterForm<TurnData>(EntityKind.Turn, "turns", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "轮摊、候位: a turn of one seller at one point"),
        Column.Meaning("from", "first day of the turn; empty for always"),
        Column.Meaning("until", "last day of the turn; empty until further notice"),
        Column.Code("permit", "the point").To(EntityKind.Permit).Need(),
        Column.Text("seller", "code of the seller, never a name", 32).Need(),
        Column.Whole("pitch", "number of the pitch from 1; empty for a seller who waits", 1, 1000),
        Column.Day("askedOn", "the day on which the seller asked; who asked first waits first").Need(),
        Column.Text("weekdays", "the weekdays, Monday is 1: 5-6; empty for each day", 20),
        Column.JoinedList("periods", "the hours, 05:00-07:00; empty for those of the point", ';', 20),
    ];

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) => new TurnData
    {
        Permit = row.Code("permit"),
        Seller = CodeColumns.Person(row, "seller") ?? row.Need("seller"),
        Pitch = row.Whole("pitch"),
        AskedOn = row.NeedDate("askedOn"),
        Weekdays = HoursForm.Weekdays(row),
        Periods = HoursForm.Periods(row, row.List("periods")),
    };

    protected override void Write(TurnData data, JsonObject body)
    {
        body["permit"] = data.Permit;
        body["seller"] = data.Seller;
        body["pitch"] = data.Pitch;
        body["askedOn"] = TableForms.Day(data.AskedOn);
        body["weekdays"] = data.Weekdays is { } days ? WeekdayText.Of(days) : null;
        body["periods"] = data.Periods.Count > 0 ? string.Join(';', data.Periods) : null;
    }
}
