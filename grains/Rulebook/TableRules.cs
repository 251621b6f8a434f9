using Grid.Checklists;
using Grid.Foundation;
using Grid.Registers;
using Grid.Revisits;

namespace Grid.Rulebook;

/// <summary>
/// What a table must be to come into force. A table is looked at whole and everything found is told at once, so that
/// whoever keeps it mends it in one go.
/// </summary>
internal sealed class TableRules : EntryRules<TableData>
{
    private const int Shown = 20;

    /// <param name="known">The rulebook it comes into: its other tables are what this one is compared with.</param>
    /// <param name="words">What the registers know; nothing where they are not at hand.</param>
    public static IReadOnlyList<Finding> Check(TableData table, Rules known, KnownWords? words = null) =>
        [.. Lists(table), .. table.Table switch
        {
            TableName.Classes => ClassTable.Check(table.Classes),
            TableName.Revisits => RevisitTable.Check(table.Revisits, known.Classes),
            TableName.Checklists => ChecklistTable.Check(table.Checklists, known, words ?? KnownWords.None),
            TableName.Standards => StandardTable.Check(table.Standards, known.Classes),
            TableName.Routes =>
            [
                .. RouteTable.Check(table.Routes, known.Classes),
                .. (words ?? KnownWords.None).Check(table.Routes),
            ],
            TableName.Calendar => CalendarTable.Check(table.Calendar),
            TableName.Hours => HoursTable.Check(table.Hours),
            TableName.Duties => PostMandateTable.Check(table.Duties),
            TableName.Limits =>
            [
                .. LimitTable.Check(table.Limits, known.Classes),
                .. ChannelTable.Unknown(table.Limits.Select(static row => row.Channels), known.Channels),
            ],
            TableName.Escalations => EscalationTable.Check(table.Escalations),
            TableName.Repeats =>
            [
                .. RepeatTable.Check(table.Repeats, known.Classes),
                .. ChannelTable.Unknown(table.Repeats.Select(static row => row.Channels), known.Channels),
            ],
            TableName.Channels => ChannelTable.Check(table.Channels),
            _ =>
            [
                Finding.Error(
                    0,
                    "table.unknown",
                    "There is no such table. Send classes, standards, checklists, revisits, routes, calendar, hours, "
                    + "duties, limits, escalations, repeats or channels."),
            ],
        }];

    /// <summary>Null when nothing found is an error.</summary>
    public static Refusal? Refuse(IReadOnlyList<Finding> findings)
    {
        var errors = findings
            .Where(static finding => finding.Level == FindingLevel.Error)
            .Select(static finding => finding.Sentence)
            .ToArray();
        var more = errors.Length > Shown ? $" And {errors.Length - Shown} more." : "";
        return errors.Length == 0
            ? null
            : Refusal.Unprocessable("table.invalid", string.Join(" ", errors.Take(Shown)) + more);
    }

    private static IEnumerable<Finding> Lists(TableData table)
    {
        var counts = new Dictionary<TableName, int>
        {
            [TableName.Classes] = table.Classes.Count,
            [TableName.Checklists] = table.Checklists.Count,
            [TableName.Revisits] = table.Revisits.Count,
            [TableName.Standards] = table.Standards.Count,
            [TableName.Routes] = table.Routes.Count,
            [TableName.Calendar] = table.Calendar.Count,
            [TableName.Hours] = table.Hours.Count,
            [TableName.Duties] = table.Duties.Count,
            [TableName.Limits] = table.Limits.Count,
            [TableName.Escalations] = table.Escalations.Count,
            [TableName.Repeats] = table.Repeats.Count,
            [TableName.Channels] = table.Channels.Count,
        };

        if (counts.Any(list => list.Key != table.Table && list.Value > 0))
        {
            yield return Finding.Error(
                0,
                "table.mixed",
                $"A table holds rows of its own kind only; this one is {table.Table}.");
        }

        if (counts.GetValueOrDefault(table.Table) == 0)
        {
            // A county without a calendar goes by weekdays and the usual hours, one without escalations lets time pass;
            // without classes it cannot work.
            yield return table.Table is TableName.Calendar or TableName.Hours
                ? Finding.Warning(0, "table.empty", "The table has no rows: weekdays and the usual hours hold.")
                : table.Table is TableName.Revisits
                    ? Finding.Warning(0, "table.empty", "The table has no rows: nobody goes back to what was closed.")
                : table.Table is TableName.Checklists
                    ? Finding.Warning(0, "table.empty", "The table has no rows: no standard is demanded anywhere.")
                : table.Table is TableName.Limits or TableName.Escalations
                    ? Finding.Warning(0, "table.empty", "The table has no rows: nobody is told when time passes.")
                : table.Table is TableName.Channels
                    ? Finding.Warning(0, "table.empty", "The table has no rows: a report may name any channel.")
                : table.Table is TableName.Repeats
                    ? Finding.Warning(0, "table.empty", "The table has no rows: no place remembers.")
                : Finding.Error(
                    0,
                    "table.empty",
                    "The table has no rows, and would take all rules of its kind out of force. Send them all.");
        }
    }

    protected override Refusal? Check(TableData data, TableData? held, EntryQuestion asked) =>
        Refuse(Check(data, asked.County.Rules));
}
