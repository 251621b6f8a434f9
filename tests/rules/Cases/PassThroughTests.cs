using System.Reflection;
using Grid.Cases;
using Grid.Gateway.Cases;
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
        least: 9);

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
