using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Tests.Ledger;

/// <summary>A reader can read every event that a writer can append.</summary>
public sealed class ReadBackTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_event_that_reads_back_is_taken() =>
        EventCodec.ReadBack(Appointed(new(EntityKind.Area, "330424001")), "appointment/x", compare: true);

    [Theory]
    [InlineData(EntityKind.None, "x")]
    [InlineData(EntityKind.Area, "")]
    public void An_event_that_names_no_place_is_refused_before_it_is_stored(EntityKind kind, string key)
    {
        var wrong = Assert.Throws<UnreadableEventException>(() =>
            EventCodec.ReadBack(Appointed(new(kind, key)), "appointment/x", compare: false));

        Assert.Contains("registered of appointment/x", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_says_something_else_when_it_is_read_is_refused()
    {
        var draft = EventCodec.Draft(new CaseFiled { At = Noon, By = "desk-1" }, []);

        Assert.Throws<UnreadableEventException>(() =>
            EventCodec.ReadBack(
                draft with { Payload = draft.Payload.Replace("\"by\"", "\"bye\"", StringComparison.Ordinal) },
                "case/x",
                compare: true));
    }

    private static Draft Appointed(EntityRef place) => EventCodec.Draft(
        new Registered
        {
            At = Noon,
            By = "desk-1",
            Ref = new(EntityKind.Appointment, "x"),
            Data = new AppointmentData { Duty = Post.AreaChief, Place = place, Holder = "P-1", From = new(2018, 1, 1) },
        },
        []);
}
