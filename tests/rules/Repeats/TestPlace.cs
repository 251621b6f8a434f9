using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Tests.Repeats;

/// <summary>A place for tests: the reports on it, by day and class, and its memory.</summary>
internal sealed class TestPlace(EntityRef place)
{
    public static readonly EntityRef Shop = new(EntityKind.Shop, "S-1"),
        Segment = new(EntityKind.Segment, "G-1"),
        Cell = new(EntityKind.Cell, "330424001901001");
    public static readonly DateTimeOffset Start = new(2019, 4, 1, 4, 0, 0, TimeSpan.Zero);
    public static readonly CaseLimit Limit = new(8, LimitUnit.WorkHour, "event/04-05/1@2018-01-01");
    public const string Public = "热线电话", Patrol = "巡查发现";

    public static readonly Rules Book = Rules.Empty(TimeZoneInfo.Utc).With(1, new()
    {
        Table = TableName.Repeats,
        Repeats =
        [
            Row("street", EntityKind.Shop, "04-*", together: true),
            Row("shop", EntityKind.Shop, "*"),
            Row("segment", EntityKind.Segment, "*", metres: 100),
            Row("point", EntityKind.Cell, "*", metres: 50),
        ],
    });

    public PlaceMemory Memory { get; } = new();

    /// <summary>The events that the place recorded because of its memory, in order.</summary>
    public List<GridEvent> Followed { get; } = [];

    public IEnumerable<PlaceMarked> Marks => Followed.OfType<PlaceMarked>();

    public IEnumerable<Recurrence> Recurrences =>
        Followed.OfType<CaseRecurred>().Select(static again => again.Recurrence);

    public static DateTimeOffset Day(double day) => Start.AddDays(day);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static CaseReported Reported(
        double day,
        string code = "04-05",
        string channel = Public,
        double east = 0,
        bool shop = true,
        bool segment = true) =>
        new()
    {
        At = Day(day),
        Kind = ClassKind.Event,
        Class = code,
        Channel = channel,
        ReportedAt = Day(day),
        Lead = new(EntityKind.Department, "ZF"),
        Place = new Place
        {
            Cell = Cell.Key,
            Segment = segment ? Segment.Key : null,
            Shop = shop ? Shop.Key : null,
            Subdistrict = "330424001",
            Point = new(120.94 + (east / 95_800), 30.5),
        },
        Duties =
        [
            .. new[]
            {
                (shop, Shop, AssignmentRole.Frontage),
                (segment, Segment, AssignmentRole.Segment),
                (true, Cell, AssignmentRole.Grid),
            }
                .Where(static duty => duty.Item1)
                .Select(static duty => new Assignment(duty.Item2, duty.Item3, null, "R")),
        ],
        Limit = Limit,
    };

    public TestPlace Report(
        int id,
        double day,
        string code = "04-05",
        string channel = Public,
        double east = 0,
        bool shop = true,
        bool segment = true) => Hear(id, Reported(day, code, channel, east, shop, segment));

    public TestPlace Close(int id, double day) => Hear(id, new CaseClosed { At = Day(day) });

    public TestPlace Void(int id, double day) => Hear(id, new CaseVoided("twice") { At = Day(day) });

    /// <summary>Takes an event of a case and records what follows from it, as the grain of the place does.</summary>
    public TestPlace Hear(int id, CaseEvent happened)
    {
        Follow(RepeatRules.Apply(Memory, place, Id(id), happened, Book));
        return this;
    }

    private void Follow(Follows follows)
    {
        Guid[] some = follows.Case is { } one ? [one] : [];
        Guid[] ended = follows.Ended is { } over ? [over] : [];
        foreach (var report in RecurrenceRules.Unsettled(Memory, ended, some))
        {
            if (RecurrenceRules.Again(Memory, place, report, Book) is { } again)
            {
                var recurred = new CaseRecurred(again);
                Followed.Add(recurred);
                RepeatRules.Apply(Memory, place, report.Id, recurred, Book);
            }
        }

        while (MarkRules.Mark(Memory, place, Lasts(), Book) is { } mark)
        {
            Followed.Add(mark);
            Memory.Add(mark);
        }

        IEnumerable<Remembered> Lasts() => MarkRules.Lasts(Memory, place, follows.Complaints ?? [], Book);
    }

    private static RepeatRow Row(
        string rule,
        EntityKind place,
        string classes,
        bool together = false,
        double? metres = null) =>
        new(rule, place, null, [classes], metres, 30, [Public], 3, 10, 20, 7, null, new(2018, 1, 1), null, "test", "L",
            together);
}
