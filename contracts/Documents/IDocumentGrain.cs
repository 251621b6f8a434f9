using Grid.Foundation;

namespace Grid.Documents;

/// <summary>One document (文书). Key: its id, <c>NH-ZF.order.2026.12</c>.</summary>
[Alias("grid.document"), GrainInterfaceType("grid.document")]
public interface IDocumentGrain : IGrainWithStringKey
{
    /// <summary>The document; null when there is none of this id.</summary>
    [Alias("view")] Task<DocumentView?> View();

    /// <summary>The bytes as they were made; null when there is no such document.</summary>
    [Alias("file")] Task<byte[]?> File(DocumentFormat format);

    /// <summary>
    /// Records its service. Refused as <c>document.unknown</c>, <c>document.withdrawn</c>, <c>document.served</c>, and
    /// by the table of services with its clause: <c>document.serviceMethod</c>, <c>document.serviceNeeds</c>.
    /// </summary>
    [Alias("serve")] Task<Outcome<DocumentView>> Serve(ServeDocument command);

    /// <summary>Withdraws it. Withdrawing it again changes nothing.</summary>
    [Alias("withdraw")] Task<Outcome<DocumentView>> Withdraw(WithdrawDocument command);
}
