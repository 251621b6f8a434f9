using Grid.Atlas;
using Grid.Cases;
using Grid.Clocks;
using Grid.Departments;
using Grid.Dogs;
using Grid.Parties;
using Grid.Patrols;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Counties;

/// <summary>
/// A county (县) as its registers and tables describe it up to one position of the registers' partition, and the
/// questions on it. Immutable: a decision takes one county, and so reads one version of map, rulebook and posts.
/// </summary>
internal sealed partial class County(
    AtlasMap atlas, Rules rules, PostBook posts, OfficeList offices, BeatBook beats, ChipBook chips)
{
    /// <summary>How far into the registers this county was read.</summary>
    public long Version => Atlas.Version;

    public AtlasMap Atlas { get; } = atlas;

    public Rules Rules { get; } = rules;

    public WorkingCalendar Calendar => Rules.Calendar;

    public PostBook Posts { get; } = posts;

    public OfficeList Offices { get; } = offices;

    /// <summary>Which post stands above which, by the registers of this version, on any day.</summary>
    public ChainOfCommand ChainOfCommand { get; } = new(atlas, posts, offices);

    public BeatBook Beats { get; } = beats;

    /// <summary>Which dog carries which chip.</summary>
    public ChipBook Chips { get; } = chips;

    /// <summary>What the registers know of the words that a rule uses.</summary>
    public KnownWords Known => new(Atlas, Offices);

    /// <summary>A county of which nothing is registered yet.</summary>
    public static County Empty(TimeZoneInfo zone) =>
        new(AtlasMap.Empty, Rules.Empty(zone), PostBook.Empty, OfficeList.Empty, BeatBook.Empty, ChipBook.Empty);

    /// <summary>The county after these entries. It shares with this one what no entry changed.</summary>
    /// <param name="version">How far into the registers the new county was read.</param>
    public County With(long version, IEnumerable<(long Position, Registered Entry)> entries)
    {
        var places = new List<(EntityRef, RegisterData)>();
        var offices = new Dictionary<string, DepartmentData>();
        var appointments = new List<Appointment>();
        var beats = new List<(string Code, BeatData Data, DateTimeOffset At)>();
        var chips = new List<(string Dog, string? Chip)>();
        var rules = Rules;
        foreach (var (position, entry) in entries)
        {
            switch (entry.Data)
            {
                case TableData table:
                    rules = rules.With(position, table);
                    break;
                case DepartmentData department:
                    offices[entry.Ref.Key] = department;
                    break;
                case AppointmentData appointment:
                    appointments.Add(new(entry.Ref.Key, appointment));
                    break;
                case DogData dog:
                    chips.Add((entry.Ref.Key, dog.Chip));
                    break;
                case BeatData beat:
                    beats.Add((entry.Ref.Key, beat, entry.At));
                    break;
                default:
                    places.Add((entry.Ref, entry.Data));
                    break;
            }
        }

        return new(
            Atlas.With(version, places),
            rules,
            appointments.Count > 0 ? Posts.With(appointments) : Posts,
            offices.Count > 0 ? Offices.With(offices) : Offices,
            beats.Count > 0 ? Beats.With(version, beats) : Beats,
            chips.Count > 0 ? Chips.With(chips) : Chips);
    }

    /// <summary>The county's day at a time.</summary>
    public DateOnly DayOf(DateTimeOffset at) => Calendar.DayOf(at);

    /// <summary>When a limit that starts at a time ends, by the calendar of a department.</summary>
    public DueTime Due(DateTimeOffset from, CaseLimit limit, EntityRef department) =>
        Calendar.For(department.Key).DueTime(from, limit);

    /// <summary>How much of a limit ran between two times, by the calendar of a department.</summary>
    public double Elapsed(DateTimeOffset from, DateTimeOffset to, LimitUnit unit, EntityRef department) =>
        Calendar.For(department.Key).Elapsed(from, to, unit);
}
