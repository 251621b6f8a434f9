using System.Text.Json.Nodes;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Households;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Households;

/// <summary>户.</summary>
internal sealed class HouseholdForm() : RegisterForm<HouseholdData>(EntityKind.Household, "households", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "户: a number of the register's own, never one that tells who lives there"),
        Column.Meaning("county", "code of its county; the only one when absent"),
        Column.Text("subdistrict", "the sub-district it lives in", 64).OfCodes(CodeName.Of(EntityKind.Area)),
        Column.Shown("dogs", "the dogs it keeps"),
    ];

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) =>
        new HouseholdData { Subdistrict = row.CodeIfAny("subdistrict") };

    protected override void Write(HouseholdData data, JsonObject body) => body["subdistrict"] = data.Subdistrict;
}
