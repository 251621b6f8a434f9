using System.Text.Json.Nodes;
using Grid.Departments;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Departments;

/// <summary>部门、街道: offices only, never persons.</summary>
internal sealed class DepartmentForm() : RegisterForm<DepartmentData>(EntityKind.Department, "departments", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "部门: letters and digits; never a telephone or identity number"),
        Column.Meaning("from", "first day of the office; empty for always"),
        Column.Meaning("until", "last day of the office: it was merged or dissolved"),
        Column.Text("name", "名称 of the office").Need(),
        Column.Text(
            "kind",
            "bureau, squad, office, commandCentre, subdistrict, community, group, utility, contractor, owner …",
            64)
            .OfCodes(CodeName.Word("departmentKind")),
        Column.Text("parent", "the department above it", 64).To(EntityKind.Department),
        Column.Flag("handles", "whether cases are dispatched to it; empty for as its kind says"),
        Column.List("powers", "权力清单", 500),
        Column.List("duties", "责任清单", 500),
        Column.Shown("dispatches", "how it answers dispatches"),
        Column.Shown("steps", "how the steps of cases stand that its posts owe"),
        Column.ShownMany("openByCell", "what it owes, cell by cell", CodeName.Of(EntityKind.Cell)),
        Column.NotKept("phone", "telephone numbers go to /v1/holders/{code}/contact"),
    ];

    protected override RegisterData Read(ImportRow row) => new DepartmentData
    {
        Name = row.Need("name"),
        Type = row.Text("kind") ?? "bureau",
        Parent = row.Text("parent"),
        Duties = row.List("duties"),
        Powers = row.List("powers"),
        Handles = row.Has("handles") ? row.Flag("handles") : null,
    };

    protected override void Write(DepartmentData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["kind"] = data.Type;
        body["parent"] = data.Parent;
        body["handles"] = data.Handles;
        body["powers"] = new JsonArray([.. data.Powers.Select(static power => JsonValue.Create(power))]);
        body["duties"] = new JsonArray([.. data.Duties.Select(static duty => JsonValue.Create(duty))]);
    }
}
