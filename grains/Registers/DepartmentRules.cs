using Grid.Departments;
using Grid.Foundation;
using Grid.Posts;

namespace Grid.Registers;

/// <summary>Who stands above whom among departments never comes back to itself. Pure.</summary>
internal static class DepartmentRules
{
    public static Refusal? Check(string code, DepartmentData department, OfficeList offices)
    {
        var line = new List<string> { code };
        for (var parent = department.Parent; !string.IsNullOrEmpty(parent) && line.Count <= offices.Count + 1; parent = offices[parent]?.Parent)
        {
            line.Add(parent);
            if (parent == code)
            {
                return Refusal.Unprocessable("department.ring", $"A department cannot stand above itself: {string.Join(" under ", line)}. Send another parent, or none.");
            }
        }

        return null;
    }
}
