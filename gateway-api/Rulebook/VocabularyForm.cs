using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>The county's own words: posts and zones it has, and what it calls classes, channels and units.</summary>
internal sealed class VocabularyForm() : TableForm<VocabularyRow>(TableName.Vocabulary, Own)
{
    private static readonly Column[] Own =
    [
        Column.Word<WordUse>("use", "what the word is for; with a duty the county has no other posts").Need(),
        Column.Text(
            "code", "a class, post, zone, unit, text, word of zones or of the city, or patrol as channel", 32).Need(),
        Column.Text("name", "as the county calls it").Need(),
        Column.Text("language", "the language of the name, BCP 47: en; empty for the county's first", 35),
        Column.JoinedList("aliases", "other names of it, separated by |", '|', 64),
        .. TableColumns.InForce,
    ];

    protected override VocabularyRow Read(ImportRow row)
    {
        var code = row.Need("code");
        if (code.Length > 0 && !Texts.IsKey(code))
        {
            row.Fault("code", "code", Registers.ImportRow.NoCode("code", code));
        }

        return new(
            row.NeedWord<WordUse>("use"),
            code,
            row.Need("name"),
            row.Text("language"),
            row.List("aliases"),
            row.NeedDate("from"),
            row.Date("until"),
            row.Need("source"),
            row.Need("grade"));
    }

    protected override string Identity(VocabularyRow row) =>
        $"{Words.Of(row.Use)}/{row.Code}/{row.Language}@{TableForms.Day(row.From)}";

    protected override TableData Fill(IReadOnlyList<VocabularyRow> rows) =>
        new() { Table = TableName.Vocabulary, Vocabulary = rows };

    protected override IReadOnlyList<VocabularyRow> Rows(TableData data) => data.Vocabulary;

    protected override JsonNode Show(VocabularyRow row) => new JsonObject
    {
        ["use"] = Words.Of(row.Use),
        ["code"] = row.Code,
        ["name"] = row.Name,
        ["language"] = row.Language,
        ["aliases"] = string.Join('|', row.Aliases),
        ["from"] = TableForms.Day(row.From),
        ["until"] = TableForms.Day(row.Until),
        ["source"] = row.Source,
        ["grade"] = row.Grade,
    };
}
