using System.Globalization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Checklists;
using Grid.Gateway.Ladders;
using Grid.Gateway.Standing;
using Grid.Gateway.Trading;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>All tables' forms, and the columns several of them share.</summary>
internal static class TableForms
{
    public static IReadOnlyList<TableForm> All { get; } =
    [
        new ClassForm(),
        new StandardForm(),
        new ChecklistForm(),
        new RevisitForm(),
        new RouteForm(),
        new CalendarForm(),
        new HoursForm(),
        new DutyForm(),
        new LimitForm(),
        new EscalationForm(),
        new RepeatForm(),
        new ChannelForm(),
        new FestivalForm(),
        new SimilarForm(),
        new VocabularyForm(),
        new PracticeForm(),
        new SeparationForm(),
        new OrderForm(),
        new LadderForm(),
        new TradingForm(),
        new StandingForm(),
        new PlateForm(),
        new ArticleForm(),
        new ProcedureForm(),
        new TierForm(),
        new DocumentForm(),
        new ServiceForm(),
    ];

    public static TableForm? Find(string name) => All.FirstOrDefault(form => form.Name == name);

    public static string NameOf(TableName table) => Words.Of(table);

    public static string Class(ImportRow row, string column)
    {
        var text = row.Need(column);
        if (text.Length > 0 && !ClassCodes.IsClass(text))
        {
            row.Fault(column, "class", $"{column} '{Clip.Of(text)}' is no code of a class: {ClassCodes.Expected}.");
        }

        return text;
    }

    /// <summary>Patterns of classes, separated by <c>|</c>: 04-05, 04-* or *.</summary>
    public static IReadOnlyList<string> Patterns(ImportRow row)
    {
        var patterns = row.NeedList("class");
        foreach (var pattern in patterns.Where(static pattern => !ClassCodes.IsPattern(pattern)))
        {
            row.Fault(
                "class",
                "class",
                $"class '{Clip.Of(pattern)}' is no pattern; write codes, beginnings as 04-*, or *, separated by |.");
        }

        return patterns;
    }

    /// <summary>The units of the class's own limit that a row is for; null for all.</summary>
    public static IReadOnlyList<LimitUnit>? Units(ImportRow row)
    {
        var units = new List<LimitUnit>();
        foreach (var word in row.List("of"))
        {
            if (Words.TryRead(word, out LimitUnit unit))
            {
                units.Add(unit);
            }
            else
            {
                row.Fault(
                    "of", "word", $"of '{Clip.Of(word)}' is not one of {string.Join(", ", Words.Of<LimitUnit>())}.");
            }
        }

        return units.Count > 0 ? units : null;
    }

    public static string? Units(IReadOnlyList<LimitUnit>? units) =>
        units is { Count: > 0 } ? string.Join('|', units.Select(Words.Of)) : null;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Day(DateOnly? day) => day is { } known ? Day(known) : null;
}
