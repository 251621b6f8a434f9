using System.Text;
using System.Text.Json;
using Grid.Gateway.Ledger;
using Grid.Ledger;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Changes;

/// <summary>Changes as Server-Sent Events: the id says how far was read, the event is the record's type.</summary>
internal sealed class ChangeFrames(IOptions<JsonOptions> json)
{
    /// <summary>The record as <c>GET /v1/changes</c> shows it, on one line.</summary>
    public string Data(LedgerRecord record) =>
        JsonSerializer.Serialize(LedgerRecordBody.From(record), json.Value.SerializerOptions);

    public static ReadOnlyMemory<byte> Of(LedgerRecord record, string data, ChangeCursor at) =>
        Encoding.UTF8.GetBytes($"id: {at}\nevent: {record.Type}\ndata: {data}\n\n");

    /// <summary>Says that the connection lives, and moves the place from which the reader goes on.</summary>
    public static ReadOnlyMemory<byte> Heartbeat(ChangeCursor at) => Encoding.UTF8.GetBytes($": alive\nid: {at}\n\n");
}
