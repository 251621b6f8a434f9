using System.Text.RegularExpressions;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Documents;

/// <summary>文书: finds the book of a document by its template, and prints many at once.</summary>
[GrainType("document-desk"), StatelessWorker]
internal sealed partial class DocumentDeskGrain(RegisterFollower registers, DocumentPress press, CityClock clock)
    : Grain, IDocumentDeskGrain
{
    public async Task<Outcome<DocumentView>> Issue(IssueDocument command)
    {
        var region = await registers.CatchUp();
        EntityRef? registered = EntityRef.TryParse(command.Party, out var named) ? named : null;
        if (registered is null && !Covered().IsMatch(command.Party))
        {
            return Refusal.Unprocessable(
                "document.partyUnknown",
                "A party is kind and key of a register, such as shop/S-0001, or person/ or vehicle/ and a hash of 16 "
                + "to 64 hexadecimal digits: no name stands in the ledger.");
        }

        var asked = region.Asked(command.County, registered);
        if (asked.Value is not { } county)
        {
            return asked.Refusal!;
        }

        if (registered is { } party && !county.Names.ContainsKey(party))
        {
            return Refusal.Unprocessable(
                "document.partyUnknown", $"{county.Code} has no {party} with a name that could be printed.");
        }

        var now = clock.GetUtcNow();
        var day = county.DayOf(now);
        var found = county.Rules.Documents.Find(command.Kind, command.Office, day);
        if (found.Value is not { } row)
        {
            return found.Refusal!;
        }

        var book = GrainFactory.GetGrain<IDocumentBookGrain>(DocumentBook.KeyOf(row, day));
        var issued = await book.Issue(command with { Office = row.Office, County = county.Code }, now);
        return issued.Value is { } id ? (await GrainFactory.GetGrain<IDocumentGrain>(id).View())! : issued.Refusal!;
    }

    public async Task<Outcome<byte[]>> Print(IReadOnlyList<string> ids)
    {
        var files = await Task.WhenAll(
            ids.Select(id => GrainFactory.GetGrain<IDocumentGrain>(id).File(DocumentFormat.Pdf)));
        return Array.IndexOf(files, null) is >= 0 and var missing
            ? DocumentGrain.Unknown(ids[missing])
            : await press.Join(files!);
    }

    /// <summary>A party that stands under a hash alone.</summary>
    [GeneratedRegex(@"^(person|vehicle)/[0-9a-f]{16,64}\z")]
    private static partial Regex Covered();
}
