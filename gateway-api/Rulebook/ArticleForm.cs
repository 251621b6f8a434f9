using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>处罚依据: what each behaviour may cost, by article and text.</summary>
internal sealed class ArticleForm() : TableForm<ArticleRow>(TableName.Articles, Own)
{
    private const double MostYuan = 1e9;

    private static readonly Column[] Own =
    [
        TableColumns.Rule,
        Column.Code("behaviour", "code of the behaviour").OfCodes(CodeName.Behaviour).Need(),
        Column.Text("name", "the behaviour in words").Need(),
        Column.JoinedList("class", "classes of events that find it, separated by |", '|', 34)
            .OfCodes(CodeName.Event),
        Column.Word<PartySort>("party", "whom it is for; empty for persons and organisations"),
        Column.Text("law", "name of the law or regulation").Need(),
        Column.Text("article", "number of the article in that text", 20).Need(),
        Column.Day("text", "first day of that text").Need(),
        Column.Word<FineMoment>("when", "what comes before the fine").Need(),
        Column.Number("least", "least fine; empty where there is none", 0, MostYuan).In("yuan"),
        Column.Number("most", "most fine, itself allowed; empty where there is none", 0, MostYuan).In("yuan"),
        Column.Flag("harm", "harm to appearance or sanitation is a condition"),
        Column.Text("authority", "the department that decides", 64).OfCodes(CodeName.Of(EntityKind.Department)),
        Column.Day("contactless", "day on which it was published as fit for contactless work"),
        .. TableColumns.InForce,
    ];

    protected override ArticleRow Read(ImportRow row) => new(
        row.Code("rule"),
        row.Code("behaviour"),
        row.Need("name"),
        row.List("class"),
        row.Word<PartySort>("party"),
        row.Need("law"),
        row.Need("article"),
        row.NeedDate("text"),
        row.NeedWord<FineMoment>("when"),
        (decimal?)row.Number("least"),
        (decimal?)row.Number("most"),
        row.Flag("harm"),
        row.Text("authority"),
        row.Date("contactless"),
        row.NeedDate("from"),
        row.Date("until"),
        row.Need("source"),
        row.Need("grade"));

    protected override string Identity(ArticleRow row) => $"{row.Rule}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<ArticleRow> rows) =>
        new() { Table = TableName.Articles, Articles = rows };

    protected override IReadOnlyList<ArticleRow> Rows(TableData data) => data.Articles;

    protected override JsonNode Show(ArticleRow row) => new JsonObject
    {
        ["rule"] = row.Rule,
        ["behaviour"] = row.Behaviour,
        ["name"] = row.Name,
        ["class"] = row.Classes.Count > 0 ? string.Join('|', row.Classes) : null,
        ["party"] = row.Party is { } party ? Words.Of(party) : null,
        ["law"] = row.Law,
        ["article"] = row.Article,
        ["text"] = TableForms.Day(row.Text),
        ["when"] = Words.Of(row.When),
        ["least"] = (double?)row.Least,
        ["most"] = (double?)row.Most,
        ["harm"] = row.Harm,
        ["authority"] = row.Authority,
        ["contactless"] = TableForms.Day(row.Contactless),
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
