using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Microsoft.Extensions.Options;

namespace Grid.Documents;

/// <summary>文号簿: renders a document under the next number, and appends it to the book under that number.</summary>
[GrainType("document-book")]
internal sealed class DocumentBookGrain(
    IGrainContext context,
    LedgerClient ledger,
    RegisterFollower registers,
    DocumentPress press,
    IOptions<DocumentOptions> options)
    : Grain, IDocumentBookGrain
{
    private readonly EventSourced<DocumentBook> stored = new(
        SourceOf(context.GrainId.Key.ToString()!),
        DocumentBook.Empty,
        static (book, happened) => book.Apply(happened),
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.Key.ToString()!));

    private string Key => context.GrainId.Key.ToString()!;

    public static string SourceOf(string book) => $"document-book/{book}";

    public async Task<Outcome<string>> Issue(IssueDocument command, DateTimeOffset at)
    {
        var running = 0;
        var refusal = await stored.Decide<DocumentIssued>(
            async book =>
            {
                var content = Fingerprint.Of(command with { Command = null });
                if (command.Command is { } id && book.Commands.TryGetValue(id, out var before))
                {
                    running = before.Number;
                    return before.Done.Answer<DocumentIssued>(content);
                }

                running = book.Count + 1;
                return await Make(command, at, running, content);
            },
            static (_, _, _) => []);
        return refusal is null ? DocumentBook.IdOf(Key, running) : refusal;
    }

    private async Task<Decision<DocumentIssued>> Make(
        IssueDocument command, DateTimeOffset at, int running, string content)
    {
        var county = (await registers.CatchUp()).Asked(command.County).Value!;
        var day = county.DayOf(at);
        var found = county.Rules.Documents.Find(command.Kind, command.Office, day);
        if (found.Value is not { } row)
        {
            return found.Refusal!;
        }

        if (DocumentText.Refuse(row.Kind, row.Text, command.Fields) is { } wrong)
        {
            return wrong;
        }

        var party = EntityRef.TryParse(command.Party, out var registered)
            ? county.Names.GetValueOrDefault(registered)
            : null;
        var (sheet, check) = DocumentBook.Write(
            row, day, running, party, command.Fields, options.Value.VerifyAddress);
        if (DocumentBook.Refuse(sheet) is { } lacking)
        {
            return lacking;
        }

        var (pdf, slip) = await press.Press(sheet, row.Paper);
        return new DocumentIssued(running, row.From, command.Fields, check, pdf, slip)
        {
            Brief = new(
                DocumentBook.IdOf(Key, running), row.Kind, row.Title, sheet.Number, row.Office, county.Code!,
                command.Party, command.Case, at, command.Of),
            At = at,
            By = command.By,
            Command = command.Command,
            Content = content,
        };
    }
}
