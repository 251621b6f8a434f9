using System.Text.Json;

namespace Grid.Chaos.Tests;

/// <summary>Writes a small honest ledger by hand, with the promises that were made for it.</summary>
internal sealed class LedgerBuilder
{
    private static readonly DateTimeOffset Morning = new(2019, 4, 1, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly List<Entry> entries = [];
    private readonly List<Promise> promises = [];

    public Book Book => FalsifiedLedger.Chained(entries);

    public IReadOnlyList<Promise> Promises
    {
        get
        {
            var book = Book;
            return
            [
                .. promises.Select(promise =>
                    book.Entries.SingleOrDefault(entry => entry.Mark == promise.Mark) is { } entry
                    && promise.Ending == Ending.Accepted
                ? promise with { Version = entry.Version, Position = entry.Where }
                : promise)];
        }
    }

    /// <summary>An accepted report, owed by a segment and led by a department.</summary>
    public LedgerBuilder Report(string id, string mark)
    {
        Write(id, "case.reported", mark, new
        {
            description = mark, kind = "Event", @class = "04-05", reportedAt = Morning,
            limit = new { amount = 2, unit = "UrgentHour" },
            duties = new[]
            {
                new
                {
                    party = "department/D",
                    role = "Lead",
                    rule = "T-1",
                    due = Morning.AddHours(1),
                },
                new
                {
                    party = "segment/S",
                    role = "Segment",
                    rule = "T-2",
                    due = Morning.AddHours(1),
                },
            },
        });
        return this;
    }

    /// <summary>An accepted step.</summary>
    public LedgerBuilder Step(string id, string type, string mark, TimeSpan? after = null, bool? passed = null)
    {
        Write(id, type, mark, new { command = mark, passed }, after);
        return this;
    }

    public LedgerBuilder Dispatch(string id, string mark, string department = "department/D")
    {
        Write(id, "case.dispatched", mark, new
        {
            command = mark,
            department,
            duties = new[] { new { party = department, role = "Lead", rule = "T-1", due = Morning.AddHours(2) } },
        });
        return this;
    }

    /// <summary>A department says that it is not its own.</summary>
    public LedgerBuilder Return(string id, string mark, string department = "department/D")
    {
        Write(id, "case.returned", mark, new { command = mark, department, ground = "NotOurs" });
        return this;
    }

    /// <summary>A department's own part.</summary>
    public LedgerBuilder Part(string id, string department, string type)
    {
        Write(
            id,
            type,
            null,
            new
            {
                department,
                passed = true,
                duty = new
                {
                    party = department,
                    role = "Help",
                    rule = "joint",
                    due = Morning.AddHours(9),
                },
            });
        return this;
    }

    /// <summary>The city refers the case to a coordination; no client commands it.</summary>
    public LedgerBuilder Refer(string id, string convener)
    {
        Write(id, "case.referred", null, new { convener, due = Morning.AddDays(5) });
        return this;
    }

    /// <summary>Time passed for a case, seconds after everything began.</summary>
    public LedgerBuilder Pass(string id, string rule, double due, double at)
    {
        Write(
            id,
            Deadlines.Passed,
            null,
            new
            {
                rule,
                due = Morning.AddSeconds(due),
                party = "department/O",
            },
            TimeSpan.FromSeconds(at));
        return this;
    }

    /// <summary>An order for the class, in place of the one before.</summary>
    public LedgerBuilder Order(double? percent = null, double? limit = null)
    {
        WriteTo(
            Orders.Table,
            Entry.Registered,
            null,
            new { data = new { orders = new[] { new { percent, limit } } } },
            TimeSpan.Zero);
        return this;
    }

    /// <summary>The due time of a case moves, hours after everything began.</summary>
    public LedgerBuilder Revise(string id, double hours)
    {
        Write(id, Orders.Revised, null, new
        {
            duties = new[] { new { party = "department/D", role = "Lead", due = Morning.AddHours(hours) } },
        });
        return this;
    }

    /// <summary>Something the city said no to, or nothing.</summary>
    public LedgerBuilder Ask(string mark, Ending ending, string type = "case.filed")
    {
        promises.Add(new(promises.Count, mark, type, "case/1", new Dictionary<string, string>(), ending));
        return this;
    }

    private void Write(string id, string type, string? mark, object content, TimeSpan? after = null) =>
        WriteTo($"case/{id}", type, mark, content, after);

    private void WriteTo(string source, string type, string? mark, object content, TimeSpan? after)
    {
        var at = Morning + (after ?? TimeSpan.Zero);
        var payload = JsonSerializer.SerializeToNode(content)!.AsObject();
        payload["at"] = at;
        entries.Add(new(
            3,
            0,
            source,
            0,
            type,
            (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
            "desk-1",
            ["department/D", "department/E", "department/O", "segment/S"],
            payload.ToJsonString(),
            []));
        if (mark is not null)
        {
            promises.Add(
                new(promises.Count, mark, type, source, new Dictionary<string, string>(), Ending.Accepted));
        }
    }
}
