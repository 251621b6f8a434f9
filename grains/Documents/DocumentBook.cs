using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>
/// 文号簿: the documents of one office, kind and year. Pure. A document is the next event of its book, so its number is
/// its place there: none is left out, none is given twice.
/// </summary>
/// <param name="Count">How many were issued.</param>
/// <param name="Commands">The commands carried out, and the number that each took.</param>
internal sealed record DocumentBook(int Count, ImmutableDictionary<string, (ExecutedCommand Done, int Number)> Commands)
{
    public static DocumentBook Empty { get; } =
        new(0, ImmutableDictionary<string, (ExecutedCommand Done, int Number)>.Empty);

    public DocumentBook Apply(GridEvent happened) => happened is DocumentIssued { Command: { } command } issued
        ? new(
            issued.Running,
            Commands.SetItem(
                command, (new("issue a document", issued.By, issued.At, issued.Content), issued.Running)))
        : this with { Count = ((DocumentIssued)happened).Running };

    /// <summary>The key of the book: <c>NH-ZF.order.2026</c>.</summary>
    public static string KeyOf(DocumentRow row, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Office}.{row.Kind}.{day.Year}");

    public static string IdOf(string book, int running) =>
        string.Create(CultureInfo.InvariantCulture, $"{book}.{running}");

    /// <summary>The book and the running number of an id; false where the text is no id.</summary>
    public static bool TryRead(string id, out string book, out int running)
    {
        var dot = id.LastIndexOf('.');
        book = dot < 0 ? "" : id[..dot];
        running = 0;
        return dot > 0
            && int.TryParse(id.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out running)
            && running > 0
            && IdOf(book, running) == id;
    }

    /// <summary>文号: 综执改〔2026〕第12号.</summary>
    public static string NumberOf(DocumentRow row, DateOnly day, int running) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Mark}〔{day.Year}〕第{running}号");

    /// <summary>The words of a document.</summary>
    /// <param name="party">The registered name of the party; null for a person, whose name a hand writes.</param>
    /// <param name="verify">The address of the check, without a query.</param>
    public static (DocumentSheet Sheet, string Check) Write(
        DocumentRow row, DateOnly day, int running, string? party, IReadOnlyDictionary<string, string> fields,
        string verify)
    {
        var number = NumberOf(row, day, running);
        var date = string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
        var all = new Dictionary<string, string>(fields)
        {
            ["party"] = party ?? DocumentText.Blank,
            ["office"] = row.OfficeName,
            ["number"] = number,
            ["date"] = date,
        };
        var sheet = new DocumentSheet(row.OfficeName, row.Title, number, DocumentText.Fill(row.Text, all), date, "");
        var check = Check(sheet);
        var id = IdOf(KeyOf(row, day), running);
        return (sheet with { Verify = $"{verify}?number={Uri.EscapeDataString(id)}&hash={check}" }, check);
    }

    /// <summary>Refuses words with characters that the font cannot show.</summary>
    public static Refusal? Refuse(DocumentSheet sheet) =>
        DocumentFont.Lacking(string.Concat(sheet.Texts)) is { Length: > 0 } lacking
            ? Refusal.Unprocessable(
                "document.glyphMissing",
                $"The font of documents has no '{lacking}', and an empty box would stand there. Write it otherwise.")
            : null;

    private static string Check(DocumentSheet sheet) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join(
            '\n', [sheet.Office, sheet.Title, sheet.Number, .. sheet.Paragraphs, sheet.Date]))))[..16];
}
