using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Ladders;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Ladders;

/// <summary>
/// 执法阶梯: the rungs from persuasion to a penalty, by kind of duty holder and class. Kinds, classes and posts are
/// separated by <c>|</c>; kind is event, part or <c>*</c>.
/// </summary>
internal sealed class LadderForm() : TableForm<LadderRow>(TableName.Ladder, Own)
{
    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.JoinedList("party", "kinds of duty holder, separated by |; empty for all", '|', 32)
            .OfCodes(CodeName.Word("entityKind")),
        TableColumns.AnyKind,
        TableColumns.Classes,
        Column.Word<Rung>("rung", "the rung").Need(),
        Column.Whole("after", "so many steps of the rung before bring it; 0 for the first", 0, 1_000_000).Need(),
        Column.Number("days", "a step of it counts for so many days of 24 hours", 0, 1e6).In("day").Need(),
        Column.Word<WindowEdge>("edge", "whether a step of exactly so many days ago counts; empty is out"),
        Column.Number("limit", "by when the matter is to be corrected, from the step on", 0, 1e6),
        Column.Word<LimitUnit>("unit", "of limit"),
        Column.Text("document", "the title of the template of the document that is served; empty for none"),
        Column.JoinedList("posts", "posts that take it, separated by |; empty for everyone", '|', Post.Longest)
            .OfCodes(CodeName.Post),
        Column.Word<LadderSkip>("skip", "before its turn: with a ground, free, or never; empty is ground"),
        Column.Flag("resets", "a correction in time begins the ladder anew"),
        Column.Flag("guided", "only after the duty holder was guided to a designated place"),
        Column.Text("clause", "article with the version of its text, or place in the plan", 500).Need(),
        .. TableColumns.InForce,
    ];

    protected override LadderRow Read(ImportRow row) => new(
        row.Code("rule"),
        Parties(row),
        row.Text("kind") == "*" ? null : row.NeedWord<ClassKind>("kind"),
        TableForms.Patterns(row),
        row.NeedWord<Rung>("rung"),
        row.NeedWhole("after"),
        row.NeedNumber("days"),
        row.Word<WindowEdge>("edge") ?? WindowEdge.Out,
        row.Number("limit"),
        row.Word<LimitUnit>("unit"),
        row.Text("document"),
        [.. row.List("posts").Select(static code => new Post(code))],
        row.Word<LadderSkip>("skip") ?? LadderSkip.Ground,
        row.Flag("resets"),
        row.Flag("guided"),
        row.Need("clause"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(LadderRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<LadderRow> rows) =>
        new() { Table = TableName.Ladder, Ladder = rows };

    protected override IReadOnlyList<LadderRow> Rows(TableData data) => data.Ladder;

    protected override JsonNode Show(LadderRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["party"] = string.Join('|', row.Parties.Select(static kind => kind.Traits.Word)),
        ["kind"] = row.Kind is { } kind ? Words.Of(kind) : "*",
        ["class"] = string.Join('|', row.Classes),
        ["rung"] = Words.Of(row.Rung),
        ["after"] = row.After,
        ["days"] = row.Days,
        ["edge"] = Words.Of(row.Edge),
        ["limit"] = row.Limit,
        ["unit"] = row.Unit is { } unit ? Words.Of(unit) : null,
        ["document"] = row.Document,
        ["posts"] = string.Join('|', row.Posts.Select(static post => post.Code)),
        ["skip"] = Words.Of(row.Skip),
        ["resets"] = row.Resets,
        ["guided"] = row.Guided,
        ["clause"] = row.Clause,
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };

    private static List<EntityKind> Parties(ImportRow row)
    {
        var kinds = new List<EntityKind>();
        foreach (var word in row.List("party"))
        {
            if (Kinds.TryRead(word, out var kind))
            {
                kinds.Add(kind.Kind);
            }
            else
            {
                row.Fault("party", "word", $"party '{Clip.Of(word)}' is no kind of party.");
            }
        }

        return kinds;
    }
}
