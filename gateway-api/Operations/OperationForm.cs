using System.Text.Json.Nodes;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Operations;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Operations;

/// <summary>专项整治. Places are <c>road/‹road›;segment/‹segment›</c>.</summary>
internal sealed class OperationForm() : RegisterForm<OperationData>(EntityKind.Operation, "operations", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "专项整治: one operation; patrols, findings, persuasions and cases name it"),
        Column.Text("name", "what it is against: 天宁寺路早餐占道整治").Need(),
        Column.Code("lead", "the department that leads it").To(EntityKind.Department).Need(),
        Column.List("units", "the departments that take part beside the lead", 64, 20)
            .OfCodes(CodeName.Of(EntityKind.Department)),
        Column.List("places", "road/code or segment/code", 100, 100).ToAny().Need(),
        Column.JoinedList("periods", "the hours, 06:00-09:00; empty for the whole day", ';', 20),
        Column.Day("from", "first day").Need(),
        Column.Day("until", "last day; empty until it is ended"),
        Column.Day("endedOn", "the day on which its lead ended it; empty while it runs"),
        Column.Text("result", "what came of it, beside endedOn", 1000),
    ];

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) => new OperationData
    {
        Name = row.Need("name"),
        Lead = row.Code("lead"),
        Units = row.List("units"),
        Places = PlaceColumns.Read(row, EntityKind.Road, EntityKind.Segment),
        Periods = HoursForm.Periods(row, row.List("periods")),
        From = row.NeedDate("from"),
        Until = row.Date("until"),
        EndedOn = row.Date("endedOn"),
        Result = row.Text("result"),
    };

    protected override void Write(OperationData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["lead"] = data.Lead;
        body["units"] = new JsonArray([.. data.Units.Select(static unit => JsonValue.Create(unit))]);
        body["places"] = new JsonArray([.. data.Places.Select(static place => JsonValue.Create(place.ToString()))]);
        body["periods"] = data.Periods.Count > 0 ? string.Join(';', data.Periods) : null;
        body["from"] = TableForms.Day(data.From);
        body["until"] = TableForms.Day(data.Until);
        body["endedOn"] = TableForms.Day(data.EndedOn);
        body["result"] = data.Result;
    }
}
