using System.Text.Json.Nodes;
using Grid.Gateway.Export;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Names;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Registers;

/// <summary>Beside each code of an entry or of a row of a table stands its name.</summary>
public sealed class NameColumnTests
{
    private static readonly KnownNames Nobody = new();

    /// <summary>What is only read, or is a number of its own.</summary>
    private static readonly string[] NotShown = ["fronts"];

    [Fact]
    public void Every_word_that_may_stand_in_a_column_has_a_name_in_both_languages() => Assert.Empty(
        from columns in RegisterForms.All.Select(static form => form.Columns)
            .Concat(TableForms.All.Select(static form => form.Columns))
        from column in columns.All
        where column.Words.Count > 0 && !NotShown.Contains(column.Name)
        from word in column.Words
        from language in CityWords.Languages
        let name = column.Called?.Said(new(word, null, Nobody, new(new(1, [], []), language, language)))
        where name is null
            || (language == CityWords.Chinese && !HasHan(name))
            || columns.NamesOf(column.Name) is null
        select $"{columns.Of}.{column.Name} '{word}' needs a name in {language}: a line in contracts/Names/words.txt");

    [Fact]
    public async Task Every_code_of_the_rulebook_of_the_county_has_a_Chinese_name()
    {
        var rules = await HaiyanBook.Rules();
        var day = new DateOnly(2019, 4, 1);
        var voice = new CountyVoice(
            new(
                1,
                TableNames.On(rules.Names.Values.SelectMany(static table => table.All), day),
                rules.Words.Spoken(day)),
            CityWords.Chinese,
            CityWords.Chinese);
        var (named, without) = (0, new List<string>());
        foreach (var table in await HaiyanBook.Tables())
        {
            var form = TableForms.Find(TableForms.NameOf(table.Table))!;
            var codes = form.Columns.All.Where(column =>
                column.Called is { Thing: null } && form.Columns.NamesOf(column.Name) is not null).ToList();
            foreach (var row in form.Show(table).OfType<JsonObject>())
            {
                var kind = NameColumn.KindOf(row["kind"]);
                foreach (var column in codes.Where(column => $"{row[column.Name]}".Length > 0))
                {
                    var name = NameColumn.Names(
                        column, row[column.Name], code => column.Called!.Said(new(code, kind, Nobody, voice)));
                    if (name is null || !HasHan(name.ToJsonString(ExportedRows.Json)))
                    {
                        without.Add($"{form.Name}.{column.Name} '{row[column.Name]}'");
                    }
                    else
                    {
                        named++;
                    }
                }
            }
        }

        Assert.Empty(without.Distinct());
        Assert.True(named > 5000, $"{named} codes were named.");
    }

    private static bool HasHan(string text) => text.Any(static letter => letter is >= '\u4e00' and <= '\u9fff');
}
