using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Chaos.Load;

/// <summary>
/// Sends what must not be lost: it is written down before it is first sent and when its answer has come, outside the
/// city.
/// </summary>
internal sealed class Requests(Door door, Oracle.ClientLog log, RequestCounts counts, string run)
{
    private const int ImportTries = 20;

    public Door Door => door;

    public RequestCounts Counts => counts;

    /// <summary>A mark of its own for everything that is asked for.</summary>
    public (long Number, string Mark) Next()
    {
        var number = counts.Next();
        return (number, $"{Oracle.Promise.MarkPrefix}{run}-{number}");
    }

    /// <param name="source">The source of its record, where the client chooses it.</param>
    /// <param name="sourceOf">Reads the source of its record from the answer.</param>
    public async Task<Reply?> Send(
        (long Number, string Mark) request,
        string type,
        string? source,
        IReadOnlyDictionary<string, string> says,
        Func<Reply, string> sourceOf,
        HttpMethod method, string path, JsonObject body, string? key, Random dice, bool once = false)
    {
        log.Write(new(Oracle.ClientLog.Sent, request.Number, request.Mark, type, source, says));
        var reply = await door.Send(method, path, body.ToJsonString(), key, dice, once);
        if (reply is null)
        {
            counts.GiveUp();
        }
        else if (reply.IsYes)
        {
            log.Write(new(
                Oracle.ClientLog.Accepted,
                request.Number,
                Source: sourceOf(reply),
                Version: reply.Json.GetProperty("version").GetInt32(),
                Position: Oracle.Json.Text(reply.Json, "ledgerPosition")));
            counts.Accept();
        }
        else
        {
            log.Write(new(Oracle.ClientLog.Refused, request.Number, Code: reply.Code));
            counts.Refuse();
        }

        return reply;
    }

    /// <summary>One request that enters several things: all of them or, for the time being, some.</summary>
    /// <returns>Whether it was accepted.</returns>
    public async Task<bool> Send(
        IReadOnlyList<(long Number, string Mark, string Source)> entered,
        string type,
        string path,
        JsonObject body,
        Random dice)
    {
        foreach (var (number, mark, source) in entered)
        {
            log.Write(new(Oracle.ClientLog.Sent, number, mark, type, source, new Dictionary<string, string>()));
        }

        var reply = await door.Send(HttpMethod.Post, path, body.ToJsonString(), null, dice);
        foreach (var (number, _, _) in reply is null ? [] : entered)
        {
            log.Write(
                new(reply!.IsYes ? Oracle.ClientLog.Accepted : Oracle.ClientLog.Refused, number, Code: reply.Code));
        }

        switch (reply)
        {
            case null:
                counts.GiveUp();
                return false;
            case { IsYes: true }:
                counts.Accept();
                return true;
            default:
                counts.Refuse();
                return false;
        }
    }

    /// <summary>
    /// Sends the lines of an import again until each has its answer. A line's answer counts once it is read, even if
    /// the connection then breaks.
    /// </summary>
    public async Task Import(string kind, IReadOnlyList<(string Mark, long Number, JsonObject Row)> rows, Random dice)
    {
        foreach (var (mark, number, row) in rows)
        {
            log.Write(
                kind == "cases"
                    ? new(Oracle.ClientLog.Sent, number, mark, "case.taken", null, new Dictionary<string, string>
                    {
                        ["from.number"] = mark,
                        ["report.class"] = row["class"]!.GetValue<string>(),
                    })
                    : new(Oracle.ClientLog.Sent, number, mark, Oracle.Entry.Registered,
                        $"{kind[..^1]}/{row["code"]!.GetValue<string>()}", new Dictionary<string, string>()));
        }

        var open = rows.ToList();
        for (var attempt = 0; open.Count > 0 && attempt < ImportTries && !door.IsOver; attempt++)
        {
            var sent = open.ToList();
            await foreach (var line in door.Import(
                    kind,
                    string.Concat(sent.Select(static row => row.Row.ToJsonString() + "\n")),
                    rows[0].Mark,
                    dice))
            {
                if (line.TryGetProperty("line", out var at) && Ended(line, sent[at.GetInt32() - 1].Number))
                {
                    open.Remove(sent[at.GetInt32() - 1]);
                }
            }

            if (open.Count > 0)
            {
                await Door.Pause(attempt);
            }
        }

        open.ForEach(_ => counts.GiveUp());
    }

    private bool Ended(JsonElement line, long number)
    {
        var code = Oracle.Json.Text(line, "code");
        if (Oracle.Json.Text(line, "result") != "refused")
        {
            log.Write(new(
                Oracle.ClientLog.Accepted,
                number,
                Version: line.TryGetProperty("version", out var version) ? version.GetInt32() : null));
            counts.Accept();
            return true;
        }

        if (code
            is "city.away"
                or "city.full"
                or "command.raced"
                or "register.busy"
                or "rulebook.empty"
                or "door.broken")
        {
            counts.Failure($"import {code}");
            return false; // not now: no answer yet
        }

        log.Write(new(Oracle.ClientLog.Refused, number, Code: code));
        counts.Refuse();
        return true;
    }
}
