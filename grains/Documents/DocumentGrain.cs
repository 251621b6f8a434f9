using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Penalties;

namespace Grid.Documents;

/// <summary>
/// One document: its issue is a record of its book, which it reads once; its service is a source of its own, in the
/// partition of the book, so that lists hear of both in order.
/// </summary>
[GrainType("document")]
internal sealed class DocumentGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, DocumentPress press, CityClock clock)
    : Grain, IDocumentGrain
{
    private readonly EventSourced<DocumentState> stored = new(
        $"document/{context.GrainId.Key}",
        new(),
        DocumentRules.Apply,
        ledger,
        _ => ledger.Options.PartitionOf(BookOf(context.GrainId.Key.ToString()!)));

    private (DocumentIssued Issued, LedgerPosition Position)? known;

    public static Refusal Unknown(string id) => Refusal.NotFound(
        "document.unknown", $"There is no document '{id}'. GET /v1/documents lists them.");

    public async Task<DocumentView?> View() => await Issued() is { } issued ? await Shown(issued) : null;

    public async Task<byte[]?> File(DocumentFormat format) =>
        await Issued() is { Issued: var issued } ? await press.Read(issued, format) : null;

    public async Task<Outcome<DocumentView>> Serve(ServeDocument command)
    {
        if (await Issued() is not { } issued)
        {
            return Unknown(this.GetPrimaryKeyString());
        }

        var rules = (await registers.CatchUp()).Asked(issued.Issued.Brief.County).Value!.Rules;
        var now = clock.GetUtcNow();
        var row = rules.Services.Find(command.Method, rules.Calendar.DayOf(command.At ?? now));
        var served = await Settle(issued, state => DocumentRules.Decide(
            state, issued.Issued.Brief, command, row, rules.Calendar, now));
        if (served.Value is not { ServedAt: { } counts, Brief: { Of: { } source } brief } || command.ByStep)
        {
            return served;
        }

        if (LadderRules.PartyOf(source) is { } party)
        {
            await GrainFactory.GetGrain<ILadderGrain>(party.ToString()).Served(brief.Id, counts, command.By);
        }
        else if (PenaltyRules.IdOf(source) is { } file)
        {
            await GrainFactory.GetGrain<IPenaltyGrain>(file).Served(brief.Id, command.Method, counts, command.By);
        }

        return served;
    }

    public async Task<Outcome<DocumentView>> Withdraw(WithdrawDocument command) => await Issued() is { } issued
        ? await Settle(
            issued, state => DocumentRules.Decide(state, issued.Issued.Brief, command, clock.GetUtcNow()))
        : Unknown(this.GetPrimaryKeyString());

    private static string BookOf(string id) => DocumentBook.TryRead(id, out var book, out _) ? book : id;

    private async Task<Outcome<DocumentView>> Settle(
        (DocumentIssued Issued, LedgerPosition Position) issued,
        Func<DocumentState, Decision<DocumentEvent>> decide)
    {
        var refusal = await stored.Decide(decide, static (_, _, _) => []);
        return refusal is null ? await Shown(issued) : refusal;
    }

    private async Task<(DocumentIssued Issued, LedgerPosition Position)?> Issued()
    {
        if (known is null
            && DocumentBook.TryRead(this.GetPrimaryKeyString(), out var book, out var running)
            && await ledger.Store.ReadSource(DocumentBookGrain.SourceOf(book), running - 1, 1) is [var record, ..])
        {
            known = ((DocumentIssued)EventCodec.Read(record), record.Position);
        }

        return known;
    }

    private async Task<DocumentView> Shown((DocumentIssued Issued, LedgerPosition Position) issued)
    {
        await stored.Load();
        return new()
        {
            Brief = issued.Issued.Brief,
            Issued = issued.Issued,
            Status = stored.State.Status,
            Services = stored.State.Services,
            ServedAt = stored.State.ServedAt,
            Withdrawn = stored.State.Withdrawn,
            Version = 1 + stored.Version,
            LedgerPosition = stored.Version == 0 ? issued.Position : stored.Last,
        };
    }
}
