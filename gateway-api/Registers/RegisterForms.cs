using Grid.Parties;

namespace Grid.Gateway.Registers;

/// <summary>All forms.</summary>
internal static class RegisterForms
{
    public static IReadOnlyList<RegisterForm> All { get; } =
    [
        new AreaForm(), new CellForm(), new RoadForm(), new SegmentForm(), new BuildingForm(), new ShopForm(), new DogForm(),
        new HouseholdForm(), new DepartmentForm(), new AppointmentForm(),
    ];

    public static RegisterForm? Find(string plural) => All.FirstOrDefault(form => form.Plural == plural);

    public static RegisterForm Of(PartyKind kind) => All.First(form => form.Kind == kind);
}
