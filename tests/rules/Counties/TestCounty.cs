using Grid.Atlas;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Parties;
using Grid.Patrols;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Standing;
using Grid.Trading;

namespace Grid.Tests.Counties;

/// <summary>Makes counties by hand: a rulebook, and the entries that a test needs.</summary>
internal static class TestCounty
{
    public static County Of(Rules rules, params (EntityRef Ref, RegisterData Data)[] entries) =>
        new County(
            AtlasMap.Empty, rules, PostBook.Empty, OfficeList.Empty, BeatBook.Empty, ChipBook.Empty, TradingBook.Empty,
            StandingBook.Empty)
            .With(1, entries.Select(static one => (1L, new Registered { Ref = one.Ref, Data = one.Data })));

    public static (EntityRef Ref, RegisterData Data) Office(EntityRef office, string type) =>
        (office, new DepartmentData { Name = office.Key, Type = type });

    public static (EntityRef Ref, RegisterData Data) Post(Post duty, EntityRef place, string holder) => (
        new(EntityKind.Appointment, $"{duty}/{place.Key}"),
        new AppointmentData { Duty = duty, Place = place, Holder = holder, From = new(2000, 1, 1) });
}
