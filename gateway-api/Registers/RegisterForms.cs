using Grid.Parties;

namespace Grid.Gateway.Registers;

/// <summary>All forms.</summary>
internal static class RegisterForms
{
    public static IReadOnlyList<RegisterForm> All { get; } =
    [
        new AreaForm(), new CellForm(), new RoadForm(), new SegmentForm(), new BuildingForm(), new ShopForm(), new DogForm(),
        new HouseholdForm(), new DepartmentForm(), new AppointmentForm(), new BeatForm(),
    ];

    public static RegisterForm? Find(string plural) => All.FirstOrDefault(form => form.Plural == plural);

    /// <summary>A thing under its normal key: 14 digits of a cell are 15.</summary>
    public static PartyRef Normal(PartyRef thing) => All.FirstOrDefault(form => form.Kind == thing.Kind) is { } form ? thing with { Key = form.Key(thing.Key) } : thing;

    public static RegisterForm Of(PartyKind kind) => All.First(form => form.Kind == kind);
}
