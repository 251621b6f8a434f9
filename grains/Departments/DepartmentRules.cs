using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Departments;

/// <summary>The line of parents above a department never leads back to it. Pure.</summary>
internal sealed class DepartmentRules : EntryRules<DepartmentData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) => offices.Has(entry.Key);

    public static Refusal? Check(string code, DepartmentData department, OfficeList offices)
    {
        var line = new List<string> { code };
        for (
            var parent = department.Parent;
            !string.IsNullOrEmpty(parent) && line.Count <= offices.Count + 1;
            parent = offices[parent]?.Parent)
        {
            line.Add(parent);
            if (parent == code)
            {
                return Refusal.Unprocessable(
                    "department.ring",
                    $"A department cannot stand above itself: {string.Join(" under ", line)}. Send another parent, "
                    + "or none.");
            }
        }

        return null;
    }

    protected override Refusal? Check(DepartmentData data, DepartmentData? held, EntryQuestion asked) =>
        held?.Parent != data.Parent ? Check(asked.Entry.Key, data, asked.County.Offices) : null;

    protected override IEnumerable<EntityRef> Names(DepartmentData data) =>
        data.Parent is { } parent ? [new(EntityKind.Department, parent)] : [];

    protected override Claim? Claim(EntityRef entry, DepartmentData data) =>
        data.Parent is null ? null : new("offices", "line");
}
