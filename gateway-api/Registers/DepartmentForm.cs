using System.Text.Json.Nodes;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>部门、街道: offices only, never persons.</summary>
internal sealed class DepartmentForm() : RegisterForm<DepartmentData>(PartyKind.Department, "departments", "name")
{
    protected override RegisterData Read(Row row) => new DepartmentData
    {
        Name = row.Need("name"),
        Type = row.Text("kind") ?? "bureau",
        Parent = row.Text("parent"),
        Duties = row.List("duties"),
        Powers = row.List("powers"),
    };

    protected override void Write(DepartmentData data, JsonObject body)
    {
        body["name"] = data.Name;
        body["kind"] = data.Type;
        body["parent"] = data.Parent;
        body["powers"] = new JsonArray([.. data.Powers.Select(static power => JsonValue.Create(power))]);
        body["duties"] = new JsonArray([.. data.Duties.Select(static duty => JsonValue.Create(duty))]);
    }
}
