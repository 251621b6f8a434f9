using Grid.Checklists;
using Grid.Documents;
using Grid.Foundation;
using Grid.Registers;
using Grid.Revisits;
using Grid.Standing;
using Grid.Trading;

namespace Grid.Rulebook;

/// <summary>
/// The rules that a table must satisfy to come into force. The check reads the whole table and reports all findings
/// together, so that its keeper can mend them in one go.
/// </summary>
internal sealed class TableRules : EntryRules<TableData>
{
    private const int Shown = 20;

    /// <param name="known">The rulebook that the table would join: its other tables are compared with this one.</param>
    /// <param name="words">The words that the registers know; nothing where the registers are not at hand.</param>
    public static IReadOnlyList<Finding> Check(TableData table, Rules known, KnownWords? words = null) =>
        [.. Lists(table), .. table.Table switch
        {
            TableName.Classes => ClassTable.Check(table.Classes),
            TableName.Revisits => RevisitTable.Check(table.Revisits, known.Classes, known.Words),
            TableName.Checklists => ChecklistTable.Check(table.Checklists, known, words ?? KnownWords.None),
            TableName.Standards => StandardTable.Check(table.Standards, known.Classes),
            TableName.Routes =>
            [
                .. RouteTable.Check(table.Routes, known.Classes),
                .. (words ?? KnownWords.None).Check(table.Routes),
                .. VocabularyTable.UnknownZones(table.Routes, known.Words),
            ],
            TableName.Calendar => CalendarTable.Check(table.Calendar, known.Words),
            TableName.Hours => HoursTable.Check(table.Hours, known.Words),
            TableName.Duties => PostMandateTable.Check(table.Duties, known.Words),
            TableName.Limits =>
            [
                .. LimitTable.Check(table.Limits, known.Classes),
                .. ChannelTable.Unknown(table.Limits.Select(static row => row.Channels), known.Channels),
            ],
            TableName.Escalations => EscalationTable.Check(table.Escalations, known.Classes, known.Words),
            TableName.Repeats =>
            [
                .. RepeatTable.Check(table.Repeats, known.Classes, known.Words),
                .. ChannelTable.Unknown(table.Repeats.Select(static row => row.Channels), known.Channels),
            ],
            TableName.Channels => ChannelTable.Check(table.Channels),
            TableName.Festivals => FestivalTable.Check(table.Festivals),
            TableName.Similar => SimilarTable.Check(table.Similar, known.Classes, known.Practice),
            TableName.Vocabulary => VocabularyTable.Check(table.Vocabulary, known.Classes),
            TableName.Practice => PracticeTable.Check(table.Practice, known.Similar),
            TableName.Separations => SeparationTable.Check(table.Separations),
            TableName.Standing => StandingTable.Check(table.Standing, known.Classes),
            TableName.Plates => PlateTable.Check(table.Plates, known.Classes),
            TableName.Trading => TradingTable.Check(table.Trading, known.Classes, known.Words),
            TableName.Documents => DocumentTable.Check(table.Documents),
            TableName.Services => ServiceTable.Check(table.Services),
            TableName.Orders =>
            [
                .. OrderTable.Check(table.Orders, known.Classes),
                .. ChannelTable.Unknown(table.Orders.Select(static row => row.Channels), known.Channels),
            ],
            TableName.Ladder => LadderTable.Check(table.Ladder, known.Classes, known.Words),
            TableName.Articles => ArticleTable.Check(table.Articles, known.Classes),
            TableName.Procedure => ProcedureTable.Check(table.Procedure),
            TableName.Discretion => TierTable.Check(table.Discretion, known.Articles),
            _ =>
            [
                Finding.Error(
                    0,
                    "table.unknown",
                    "There is no such table. Send one of "
                    + $"{string.Join(", ", Enum.GetNames<TableName>()).ToLowerInvariant()}."),
            ],
        }];

    /// <summary>A refusal with the errors; null when no finding is an error.</summary>
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
            [TableName.Festivals] = table.Festivals.Count,
            [TableName.Similar] = table.Similar.Count,
            [TableName.Vocabulary] = table.Vocabulary.Count,
            [TableName.Practice] = table.Practice.Count,
            [TableName.Separations] = table.Separations.Count,
            [TableName.Orders] = table.Orders.Count,
            [TableName.Ladder] = table.Ladder.Count,
            [TableName.Trading] = table.Trading.Count,
            [TableName.Standing] = table.Standing.Count,
            [TableName.Plates] = table.Plates.Count,
            [TableName.Articles] = table.Articles.Count,
            [TableName.Procedure] = table.Procedure.Count,
            [TableName.Discretion] = table.Discretion.Count,
            [TableName.Documents] = table.Documents.Count,
            [TableName.Services] = table.Services.Count,
        };

        if (counts.Any(list => list.Key != table.Table && list.Value > 0))
        {
            yield return Finding.Error(
                0, "table.mixed", $"A table holds rows of its own kind only; this one is {table.Table}.");
        }

        if (counts.GetValueOrDefault(table.Table) == 0)
        {
            // A county without a calendar goes by weekdays and the usual hours, one without escalations lets time pass;
            // without classes it cannot work.
            yield return table.Table switch
            {
                TableName.Calendar or TableName.Hours => Empty("weekdays and the usual hours hold"),
                TableName.Revisits => Empty("nobody goes back to what was closed"),
                TableName.Checklists => Empty("no standard is demanded anywhere"),
                TableName.Limits or TableName.Escalations => Empty("nobody is told when time passes"),
                TableName.Channels => Empty("a report may name any channel"),
                TableName.Similar => Empty("the usual metres and hours hold for every class"),
                TableName.Vocabulary => Empty("the county has the posts of the plan and no zones of its own"),
                TableName.Practice => Empty("the usual value of every option holds"),
                TableName.Separations => Empty("one person may take every step, but not decide their own extension"),
                TableName.Orders => Empty("limits and hours are the usual ones"),
                TableName.Ladder => Empty("no step of the ladder is taken"),
                TableName.Standing => Empty("nobody owes anything without a report"),
                TableName.Plates => Empty("no plate has a colour"),
                TableName.Trading => Empty("nobody can say whether trade is lawful"),
                TableName.Documents => Empty("no document can be issued"),
                TableName.Services => Empty("documents are served by hand alone"),
                TableName.Repeats => Empty("no place remembers"),
                TableName.Festivals => Empty("a year without a notice has no holidays"),
                TableName.Articles => Empty("no behaviour can be fined"),
                TableName.Procedure => Empty("no penalty can be decided"),
                TableName.Discretion => Empty("the range of the article is the only bound"),
                _ => Finding.Error(
                    0,
                    "table.empty",
                    "The table has no rows, and would take all rules of its kind out of force. Send them all."),
            };
        }
    }

    private static Finding Empty(string consequence) =>
        Finding.Warning(0, "table.empty", $"The table has no rows: {consequence}.");

    protected override Refusal? Check(TableData data, TableData? held, EntryQuestion asked) =>
        Refuse(Check(data, asked.County.Rules));
}
