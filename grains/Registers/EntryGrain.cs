using Grid.Areas;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Registers;

/// <summary>A registered thing that owes nothing: it reads its entry from the ledger.</summary>
internal abstract class EntryGrain(EntityRef entry, RegisterService registerService) : Grain, IRegisterGrain
{
    private readonly EventSourced<RegisterData?> stored = registerService.Source(entry);

    public async Task<Outcome<RegisterView>> Register(Register command)
    {
        await stored.Load();
        return await registerService.Enter(entry, stored, command);
    }

    public async Task<Outcome<RegisterView>> Check(Register command)
    {
        await stored.Load();
        return await registerService.Check(entry, stored, command);
    }

    public async Task<RegisterView?> Entry()
    {
        await stored.Load();
        return stored.State is { } data
            ? new(entry, data, stored.Version, RegisterChange.Read, stored.Last, stored.Unread)
            : null;
    }

    public async Task<LedgerPosition?> Unread()
    {
        await stored.Load();
        return stored.Unread;
    }
}

/// <summary>街道、社区、区域. Key: area code.</summary>
[GrainType("area")]
internal sealed class AreaGrain(IGrainContext context, RegisterService registerService)
    : EntryGrain(new(EntityKind.Area, context.GrainId.Key.ToString()!), registerService), IAreaGrain;

/// <summary>任职. Key: appointment code.</summary>
[GrainType("appointment")]
internal sealed class AppointmentGrain(IGrainContext context, RegisterService registerService)
    : EntryGrain(new(EntityKind.Appointment, context.GrainId.Key.ToString()!), registerService),
        Posts.IAppointmentGrain;

/// <summary>A table of the rulebook. Key: county code/table name.</summary>
[GrainType("table")]
internal sealed class TableGrain(IGrainContext context, RegisterService registerService)
    : EntryGrain(new(EntityKind.Table, context.GrainId.Key.ToString()!), registerService), ITableGrain;
