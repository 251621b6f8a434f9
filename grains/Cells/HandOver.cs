using Grid.Cases;
using Grid.Parties;
using Microsoft.Extensions.Logging;

namespace Grid.Cells;

/// <summary>
/// After a re-cut retired a cell, hands each case that the cell still owes to the successor that holds the point of the
/// case, and asks again until every case has taken note. The book holds the cases; a reminder wakes the cell when it is
/// deactivated before the last.
/// </summary>
internal sealed partial class HandOver(CellGrain cell, PartyBook book, PartyServices services, ILogger log)
{
    private const string Reminder = "hand-over";
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly HashSet<Guid> cases = [];
    private IGrainTimer? timer;

    private bool Recut => book.State.Data is CellData { Successors.Count: > 0 };

    /// <summary>Hands over all cases that the book held when it was opened.</summary>
    public void Open() => Applied(new(EntryChanged: true));

    public void Applied(PartyChange change)
    {
        if (change.EntryChanged && Recut)
        {
            var open = book.State.Held.Values.Where(static held => held.IsCurrent);
            cases.UnionWith(open.Select(static held => held.Case));
        }

        if (change.Case is { } heard)
        {
            var owed = heard.After is { IsCurrent: true };
            _ = owed && Recut ? cases.Add(heard.Id) : cases.Remove(heard.Id);
        }

        if (cases.Count > 0)
        {
            timer ??= cell.RegisterGrainTimer(Begin, new(Soon, Again) { Interleave = true, KeepAlive = true });
        }
        else
        {
            timer?.Dispose();
            timer = null;
        }
    }

    /// <summary>Goes on after the reminder woke the cell.</summary>
    public async Task Resume()
    {
        await Run();
        if (cases.Count == 0 && await cell.GetReminder(Reminder) is { } reminder)
        {
            await cell.UnregisterReminder(reminder);
        }
    }

    private async Task Begin(CancellationToken cancel)
    {
        await cell.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), cancel);
        await Run();
    }

    /// <summary>When the register took the entry by which the cell hands over.</summary>
    private async Task<DateTimeOffset> EnteredAt()
    {
        var (partition, position) = (book.State.At.Partition, book.State.At.Position);
        return (await services.Ledger.Store.Read(partition, position - 1, 1))[0].At;
    }

    /// <summary>
    /// Whether the surveyor has entered all cells of the re-cut: among half of them this cell would give a case to the
    /// wrong one, or keep it. A surveyor at work answers when it has ended.
    /// </summary>
    private async Task<bool> IsWhole() =>
        book.County.Code is not { } code
        || await services.Grains.GetGrain<ISurveyorGrain>(code).Pending() is not { } pending
        || !pending.Create.Concat(pending.Retire).Contains(book.Self.Key);

    private async Task Run()
    {
        if (!await IsWhole())
        {
            return;
        }

        await services.CatchUp();
        var county = book.County;
        if (services.Clock.Driven)
        {
            services.Clock.ActAt(await EnteredAt());
        }

        foreach (var id in cases.ToList())
        {
            if (!book.State.Held.TryGetValue(id, out var held)
                || county.Atlas.SuccessorAt(book.Self.Key, held.Point) is not { } successor
                || successor == book.Self.Key)
            {
                cases.Remove(id);
                continue;
            }

            var to = new EntityRef(EntityKind.Cell, successor);
            var by = $"surveyor/{county.Code}";
            var handed = await services.Grains.GetGrain<ICaseGrain>(id).HandOver(book.Self, to, by);
            if (handed.Refusal is { } refusal)
            {
                Log.NotHandedOver(log, id, book.Self.Key, successor, refusal.Code);
            }
        }
    }
}
