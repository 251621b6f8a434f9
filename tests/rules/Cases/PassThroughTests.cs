using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Tests.Cases;

/// <summary>
/// A field that a caller sends and the answer shows has one name on its whole way: body, command, event, view, body.
/// Each of them takes over what the one before has under the same name.
/// </summary>
public sealed class PassThroughTests
{
    private static readonly CaseLimit Limit = new(2, LimitUnit.WorkHour, "S-1");

    /// <summary>A report that gives every field.</summary>
    private static readonly ReportBody Sent = Filled(new ReportBody
    {
        Class = "04-05",
        Kind = "part",
        Lon = 120.9,
        Lat = 30.5,
        Crs = "wgs84",
        ReportedAt = "2019-04-01T09:30:00+08:00",
        SourceDue = "2019-04-05T09:30:00+08:00",
        Reporter = new("name", "phone"),
    }) with
    {
        Part = null,
        Shop = null,
        Building = null,
        Segment = null,
        Cell = null,
        Area = null,
    };

    private static readonly ReportCase Command = Reports.Read(Sent, null, fresh: true, [])! with { Origin = "beat/x" };

    private static readonly CaseReported Event = new(Command, new(), [], Limit)
    {
        At = CaseStory.Noon,
        ReportedAt = CaseStory.Noon,
        Lead = CaseStory.Police,
        EnteredLate = true,
    };

    public static TheoryData<string> BoundedTexts =>
    [
        .. typeof(ReportBody).GetProperties()
            .Where(static property => property.IsDefined(typeof(StringLengthAttribute)))
            .Select(static property => property.Name),
    ];

    [Theory]
    [MemberData(nameof(BoundedTexts))]
    public void A_text_longer_than_its_bound_is_refused_by_its_name(string name)
    {
        var property = typeof(ReportBody).GetProperty(name)!;
        var most = property.GetCustomAttribute<StringLengthAttribute>()!.MaximumLength;
        var body = new ReportBody { Class = "04-05", Description = "text" };
        property.SetValue(body, new string('x', most + 1));

        var faults = new List<Fault>();
        Reports.Read(body, null, fresh: true, faults);

        Assert.True(
            faults.Exists(fault => string.Equals(fault.Field, name, StringComparison.OrdinalIgnoreCase)),
            $"Reports.Read takes a {name} of {most + 1} characters.");
    }

    [Fact]
    public void No_record_on_the_way_lacks_a_field()
    {
        string[] place = ["Lon", "Lat", "Crs", "Part", "Shop", "Building", "Segment", "Cell", "Area", "Point", "Where"];
        string[] decided = ["Number", "Fresh", "Condition", "Dog", "Attachment", "Reporter", "By", "HandedTo"];
        var handedOn = Names(typeof(ReportBody)).Union(Names(typeof(ReportCase))).Except(place).Except(decided);
        Type[] way = [typeof(ReportCase), typeof(CaseReported), typeof(CaseView), typeof(CaseBody)];

        Assert.Empty(way.SelectMany(record =>
            handedOn.Except(Names(record)).Select(name => $"{record.Name} lacks {name}.")));
    }

    [Fact]
    public void The_command_takes_over_the_body() => TakesOver(Sent, Command, least: 6);

    [Fact]
    public void The_event_takes_over_the_command() => TakesOver(Command, Event, least: 7, but: "ReportedAt");

    [Fact]
    public void The_view_takes_over_the_event() => TakesOver(
        Event,
        new CaseView(Guid.Empty, "N", Event, Event.Duties)
        {
            Stage = CaseStage.Reported,
            Lead = Event.Lead,
            Version = 1,
            LedgerPosition = default,
        },
        9,
        "Number"); // the event has one only where the case brought it from another city

    [Fact]
    public void The_answer_takes_over_the_view()
    {
        var view = Filled(new CaseView(Guid.Empty, "N", Event, Event.Duties)
        {
            Stage = CaseStage.Reported,
            Lead = Event.Lead,
            Version = 1,
            LedgerPosition = new(1, 2),
            Place = new Place { Cell = "C" },
        });
        TakesOver(view, CaseBody.From(view), least: 20);
    }

    /// <summary>Every member that both have is the same in both.</summary>
    private static void TakesOver(object giver, object taker, int least, params string[] but)
    {
        var shared =
            from given in giver.GetType().GetProperties()
            let taken = taker.GetType().GetProperty(given.Name)
            where taken is not null && Plain(taken) == Plain(given) && !but.Contains(given.Name)
            select (given.Name, Given: given.GetValue(giver), Taken: taken.GetValue(taker));
        var members = shared.ToList();

        Assert.True(members.Count >= least, $"Only {members.Count} members were compared.");
        Assert.All(members, static member => Assert.Equal((member.Name, member.Given), (member.Name, member.Taken)));
    }

    private static IEnumerable<string> Names(Type type) =>
        type.GetProperties().Select(static property => property.Name);

    private static Type Plain(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>Gives every member that has nothing a value of its own.</summary>
    private static T Filled<T>(T body)
    {
        foreach (var property in typeof(T).GetProperties().Where(static property => property.CanWrite))
        {
            var type = Plain(property);
            var has = property.GetValue(body);
            if (has is null || (type.IsValueType && has.Equals(Activator.CreateInstance(type))))
            {
                property.SetValue(body, Value(type, has));
            }
        }

        return body;
    }

    private static object? Value(Type type, object? otherwise) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(int) => 2,
        _ when type == typeof(bool) => true,
        _ when type == typeof(double) => 2.5,
        _ when type == typeof(Guid) => new Guid("0197a0de-0000-7000-8000-000000000007"),
        _ when type == typeof(DateTimeOffset) => CaseStory.Noon,
        _ => otherwise,
    };
}
