using Grid.Rulebook;

namespace Grid.Names;

/// <summary>The names that a table gives to its codes. A row is named by what it rests on. Immutable.</summary>
internal sealed class TableNames(IReadOnlyList<DatedName> names)
{
    private static readonly TableNames None = new([]);

    public IReadOnlyList<DatedName> All => names;

    /// <summary>The names of a table; national tables that say the same share them.</summary>
    public static TableNames Of(TableData table) => table.Table switch
    {
        TableName.Classes => SharedLists.Of(
            table.Classes,
            static rows => new TableNames(
            [
                .. rows.Select(static row => new DatedName(
                    row.Kind == ClassKind.Part ? CodeSort.Part : CodeSort.Event,
                    row.Code,
                    row.Name,
                    row.From,
                    row.Until)),
                .. rows.Where(static row => row.Code.Contains('-', StringComparison.Ordinal))
                    .DistinctBy(static row => (row.Kind, Group(row.Code)))
                    .Select(static row => new DatedName(
                        row.Kind == ClassKind.Part ? CodeSort.PartGroup : CodeSort.EventGroup,
                        Group(row.Code),
                        row.Big,
                        row.From,
                        row.Until)),
            ])),
        TableName.Checklists => SharedLists.Of(
            table.Checklists,
            static rows => new TableNames(
                [.. rows.Select(static row => new DatedName(CodeSort.Item, row.Item, row.Name, row.From, row.Until))])),
        TableName.Documents => new(
        [
            .. table.Documents.Select(static row =>
                new DatedName(CodeSort.Document, row.Kind, row.Title, row.From, row.Until)),
        ]),
        TableName.Articles => new(
        [
            .. table.Articles.Select(static row =>
                new DatedName(CodeSort.Behaviour, row.Behaviour, row.Name, row.From, row.Until)),
        ]),
        TableName.Routes =>
            new([.. table.Routes.Select(static row => Rule(row.Rule, row.Source, row.From, row.Until))]),
        TableName.Escalations =>
            new([.. table.Escalations.Select(static row => Rule(row.Rule, row.Source, row.From, row.Until))]),
        TableName.Repeats =>
            new([.. table.Repeats.Select(static row => Rule(row.Rule, row.Source, row.From, row.Until))]),
        TableName.Trading =>
            new([.. table.Trading.Select(static row => Rule(row.Rule, row.Source, row.From, row.Until))]),
        TableName.Standing => new(
        [
            .. table.Standing.Select(static row => Rule(row.Rule, row.Source, row.From, row.Until)),
            .. table.Standing.Select(static row =>
                new DatedName(CodeSort.Item, row.Item, row.Name, row.From, row.Until)),
        ]),
        TableName.Revisits => SharedLists.Of(
            table.Revisits,
            static rows => new TableNames(
                [.. rows.Select(static row => Rule(row.Rule, row.Source, row.From, row.Until))])),
        _ => None,
    };

    /// <summary>The names in force on a day, each code once; of a code without such a name, its latest one.</summary>
    public static IReadOnlyList<NamedCode> On(IEnumerable<DatedName> names, DateOnly day) =>
    [
        .. names
            .GroupBy(static name => (name.Sort, name.Code))
            .Select(same => same
                .OrderByDescending(name => Period.Covers(name.From, name.Until, day))
                .ThenByDescending(name => name.From <= day)
                .ThenByDescending(static name => name.From)
                .First())
            .Select(static name => new NamedCode(name.Sort, name.Code, name.Name)),
    ];

    /// <summary>The pattern of the classes that begin like this one: <c>04-*</c> of <c>04-05</c>.</summary>
    private static string Group(string code) => code[..(code.IndexOf('-', StringComparison.Ordinal) + 1)] + "*";

    private static DatedName Rule(string rule, string source, DateOnly from, DateOnly? until) =>
        new(CodeSort.Rule, rule, source, from, until);
}

/// <summary>A code and its name from a day to another.</summary>
internal readonly record struct DatedName(CodeSort Sort, string Code, string Name, DateOnly From, DateOnly? Until);
