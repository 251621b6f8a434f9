using Grid.Documents;
using Grid.Rulebook;

namespace Grid.Tests.Documents.Issued;

public sealed class DocumentBookTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private static readonly DocumentRow Order = new(
        "order", "330424-ZHZF", "海盐县综合行政执法局", "盐综执改", DocumentPaper.A4, "责令限期改正通知书",
        "当事人：{party}|　　{facts}|签名：________", new(2018, 1, 1), null, "S", "H");

    private static readonly Dictionary<string, string> Facts = new() { ["facts"] = "店外经营" };

    [Fact]
    public void A_number_names_office_kind_and_year_and_leads_back_to_its_book()
    {
        var book = DocumentBook.KeyOf(Order, Day);

        Assert.Equal("330424-ZHZF.order.2026", book);
        Assert.Equal("盐综执改〔2026〕第12号", DocumentBook.NumberOf(Order, Day, 12));
        Assert.True(DocumentBook.TryRead(DocumentBook.IdOf(book, 12), out var back, out var running));
        Assert.Equal((book, 12), (back, running));
    }

    [Theory]
    [InlineData("330424-ZHZF.order.2026.0")]
    [InlineData("330424-ZHZF.order.2026.012")]
    [InlineData("330424-ZHZF.order.2026.-1")]
    [InlineData("12")]
    public void An_id_is_written_in_one_way_alone(string id) => Assert.False(DocumentBook.TryRead(id, out _, out _));

    [Fact]
    public void A_book_counts_its_documents_and_knows_its_commands()
    {
        var book = DocumentBook.Empty.Apply(Issued(1, "k-1")).Apply(Issued(2, null));

        Assert.Equal(2, book.Count);
        Assert.Equal(1, book.Commands["k-1"].Number);
    }

    [Fact]
    public void The_words_of_a_document_have_every_field_and_a_line_for_the_name_of_a_person()
    {
        var (shop, check) = DocumentBook.Write(Order, Day, 12, "水果店", Facts, "https://grid.test/verify");
        var (person, other) = DocumentBook.Write(Order, Day, 12, null, Facts, "https://grid.test/verify");

        Assert.Equal(["当事人：水果店", "　　店外经营", "签名：________"], shop.Paragraphs);
        Assert.Equal(("盐综执改〔2026〕第12号", "2026年11月30日"), (shop.Number, shop.Date));
        Assert.Equal($"https://grid.test/verify?number=330424-ZHZF.order.2026.12&hash={check}", shop.Verify);
        Assert.Equal($"当事人：{DocumentText.Blank}", person.Paragraphs[0]);
        Assert.NotEqual(check, other);
    }

    [Fact]
    public void A_field_that_is_missing_and_one_that_the_template_lacks_are_refused_by_name()
    {
        Assert.Null(DocumentText.Refuse("order", Order.Text, Facts));
        Refused("document.fieldMissing", "facts", []);
        Refused("document.fieldMissing", "facts", new() { ["facts"] = " " });
        Refused("document.fieldUnknown", "fact", new() { ["facts"] = "x", ["fact"] = "y" });
        Refused("document.fieldUnknown", "party", new() { ["facts"] = "x", ["party"] = "王小二" });

        static void Refused(string code, string field, Dictionary<string, string> fields)
        {
            var refusal = DocumentText.Refuse("order", Order.Text, fields);
            Assert.Equal(code, refusal?.Code);
            Assert.Contains($"'{field}'", refusal!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_font_cannot_show_refuses_the_document()
    {
        var (sheet, _) = DocumentBook.Write(Order, Day, 1, "𠮷野家", Facts, "https://grid.test/verify");

        Assert.Equal("document.glyphMissing", DocumentBook.Refuse(sheet)?.Code);
        Assert.Contains("'𠮷'", DocumentBook.Refuse(sheet)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_in_force_is_found_by_kind_office_and_day()
    {
        var later = Order with { From = new(2022, 1, 1), Title = "改" };
        var other = Order with { Office = "330424-GA", Mark = "盐公改" };
        var rows = new DocumentTemplates([Order with { Until = new(2021, 12, 31) }, later, other]);

        Assert.Equal(Order.Title, rows.Find("order", Order.Office, new(2021, 12, 31)).Value?.Title);
        Assert.Equal("改", rows.Find("order", Order.Office, new(2022, 1, 1)).Value?.Title);
        Assert.Equal("document.officeUnknown", rows.Find("order", null, Day).Refusal?.Code);
        Assert.Equal("document.officeUnknown", rows.Find("order", "X", Day).Refusal?.Code);
        Assert.Equal("document.kindUnknown", rows.Find("fine", null, Day).Refusal?.Code);
    }

    [Theory]
    [InlineData("document.mark", "fine", "x", "盐综执改")]
    [InlineData("document.kind", "Fine", "x", "盐综执罚")]
    [InlineData("document.brace", "fine", "{Facts}", "盐综执罚")]
    [InlineData("document.brace", "fine", "x}", "盐综执罚")]
    [InlineData("document.glyph", "fine", "𠮷", "盐综执罚")]
    public void A_template_that_could_not_be_used_is_found_in_the_table(
        string code, string kind, string text, string mark) => Assert.Contains(
            DocumentTable.Check([Order, Order with { Kind = kind, Text = text, Mark = mark }]),
            finding => finding.Row == 2 && finding.Code == code);

    private static DocumentIssued Issued(int running, string? command) =>
        new(running, Order.From, Facts, "", new("", 0), new("", 0))
        {
            Brief = new("", "order", "", "", Order.Office, "330424", "shop/S-1", null, default),
            Command = command,
        };
}
