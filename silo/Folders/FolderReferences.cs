using Grid.Gateway.Registers;
using Grid.Parties;

namespace Grid.Silo.Folders;

/// <summary>What the columns of a row name of other registers.</summary>
internal static class FolderReferences
{
    private const string Office = "department:";

    public static IEnumerable<EntityRef> Of(Column column, ImportRow row)
    {
        if (!row.Has(column.Name) || (column.Refers is null && !column.RefersToAny))
        {
            return [];
        }

        var texts = column.Sort == ColumnSort.List ? row.List(column.Name) : [row.Text(column.Name) ?? ""];
        return column.Refers is { } kind
            ? texts.Where(static text => text.Length > 0)
                .Select(text => RegisterForms.Normal(new(kind, CodeOf(text))))
            : texts.Select(Any).OfType<EntityRef>();
    }

    private static string CodeOf(string text) =>
        text.StartsWith(Office, StringComparison.Ordinal) ? text[Office.Length..] : text;

    private static EntityRef? Any(string text)
    {
        if (text.StartsWith(Office, StringComparison.Ordinal))
        {
            return new(EntityKind.Department, CodeOf(text));
        }

        return EntityRef.TryParse(text, out var thing) ? RegisterForms.Normal(thing) : null;
    }
}
