using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Posts;

/// <summary>
/// 任职: who holds which duty where, from when until when. A person is named by a code of the county's own, never by a
/// name or a number that could be dialled: what is registered stays in the ledger for good.
/// </summary>
internal sealed class AppointmentForm() : RegisterForm<AppointmentData>(EntityKind.Appointment, "appointments", Own)
{
    private static readonly string PlaceWords = Kinds.All.Where(IsPlace).Listed("or");

    private static readonly Column[] Own =
    [
        Column.Meaning("code", "任职: one post of one holder at one place"),
        Column.Post("duty", "岗位").Need(),
        Column.Text("place", $"kind/code of an {PlaceWords}", 100).ToAny().Need(),
        Column.Text("holder", "code of the person who holds it", 32),
        Column.Code("office", "code of the office that holds it, or that the person belongs to")
            .To(EntityKind.Department),
        Column.Day("from", "first day").Need(),
        Column.Day("until", "last day; empty until further notice"),
        Column.Text("weekdays", "轮值: the weekdays of a duty rota, Monday is 1: 1-5, 6-7; empty for each day", 20),
        Column.JoinedList("periods", "轮值: the hours of a duty rota, 18:00-08:00; empty for the whole day", ';', 20),
    ];

    protected override RegisterData Read(ImportRow row)
    {
        var appointment = new AppointmentData
        {
            Duty = row.NeedPost("duty"),
            Place = Place(row),
            Holder = CodeColumns.Person(row, "holder"),
            Office = CodeColumns.Office(row, "office"),
            From = row.NeedDate("from"),
            Until = row.Date("until"),
            Weekdays = HoursForm.Weekdays(row),
            Periods = HoursForm.Periods(row, row.List("periods")),
        };
        if (appointment is { Holder: null, Office: null } && row.Faults.Count == 0)
        {
            row.Fault(
                "holder",
                "missing",
                "holder or office is missing: the code of a person, or of the office that holds it.");
        }

        if (appointment.Until < appointment.From)
        {
            row.Fault(
                "until",
                "period",
                $"until {TableForms.Day(appointment.Until)} is before from {TableForms.Day(appointment.From)}.");
        }

        return appointment;
    }

    protected override void Write(AppointmentData data, JsonObject body)
    {
        body["duty"] = data.Duty.Code;
        body["place"] = data.Place.ToString();
        body["holder"] = data.Holder;
        body["office"] = data.Office;
        body["from"] = TableForms.Day(data.From);
        body["until"] = TableForms.Day(data.Until);
        body["weekdays"] = data.Weekdays is { } days ? WeekdayText.Of(days) : null;
        body["periods"] = data.Periods.Count > 0 ? string.Join(';', data.Periods) : null;
    }

    private static bool IsPlace(KindTraits kind) => kind.Chief is not null;

    private static EntityRef Place(ImportRow row)
    {
        var text = row.Need("place");
        if (EntityRef.TryParse(text, out var place)
            && IsPlace(place.Kind.Traits)
            && Texts.IsKey(place.Key))
        {
            return RegisterForms.Normal(place);
        }

        if (text.Length > 0)
        {
            row.Fault(
                "place",
                "place",
                $"place '{text}' is no place of duty; write kind/code with {PlaceWords}: segment/‹segment›.");
        }

        return default;
    }
}
