using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>
/// Makes entries, in the same way for every kind: it checks an entry, appends it to the registers' partition, and
/// answers once this silo's county shows it.
/// </summary>
internal sealed class RegisterService(
    LedgerClient ledger, RegisterFollower registers, CityClock clock, IGrainFactory grains, TimeProvider time)
{
    public EventSourced<RegisterData?> Source(EntityRef entry) =>
        new(entry.ToString(), null,
            static (held, happened) => happened is Registered registered ? registered.Data : held,
            ledger,
            _ => ledger.Options.RegisterPartition,
            passesOver: true);

    /// <summary>
    /// Makes an entry beside those registered. Entries that claim the same take turns, each on a county that shows the
    /// one before.
    /// </summary>
    public async Task<Outcome<RegisterView>> Enter(
        EntityRef entry,
        EventSourced<RegisterData?> stored,
        Register command)
    {
        var kept = await Kept(entry, command, stored.State);
        if (kept.Value is not { } registered)
        {
            return kept.Refusal!;
        }

        command = registered;

        if (command.Data is null
            || RegisterCodec.Same(stored.State, command.Data)
            || Claim.Of(entry, command.Data) is not { } claim)
        {
            return await EnterAlone(entry, stored, command);
        }

        var turns = grains.GetGrain<IRegisterLockGrain>(claim.Scope);
        if (await turns.Acquire(claim) is not { } turn)
        {
            return Refusal.Busy("register.busy", "Others are entering the same; send it again.");
        }

        try
        {
            await registers.CatchUp();
            return await EnterAlone(entry, stored, command);
        }
        finally
        {
            await turns.Release(turn);
        }
    }

    /// <summary>
    /// The command with its data as the register keeps them, under the county that the entry belongs to. The county is
    /// asked of a region that shows every entry made until now before the command is refused.
    /// </summary>
    private async Task<Outcome<Register>> Kept(EntityRef entry, Register command, RegisterData? held)
    {
        if (command.Data is not { } sent)
        {
            return command;
        }

        var county = EntryCounty.Of(registers.Current, entry, sent, held);
        if (county.Refusal is not null)
        {
            county = EntryCounty.Of(await registers.CatchUp(), entry, sent, held);
        }

        if (county.Refusal is { } refusal)
        {
            return refusal;
        }

        var data = sent with { County = county.Code };
        return command with
        {
            Data = held is not null && EntryRules.Of(data) is { } rules
                ? rules.Kept(data, held, command.Consent)
                : data,
        };
    }

    /// <summary>What a command would do, judged beside what is registered now. Nothing is entered.</summary>
    public async Task<Outcome<RegisterView>> Check(
        EntityRef entry,
        EventSourced<RegisterData?> stored,
        Register command)
    {
        var kept = await Kept(entry, command, stored.State);
        if (kept.Value is not { } registered)
        {
            return kept.Refusal!;
        }

        command = registered;

        var readable = stored.Unread is null ? stored.State : null;
        var decision = RegisterRules.Decide(entry, readable, stored.Version, command, clock.GetUtcNow());
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (decision.Events.Count == 0)
        {
            return new RegisterView(entry, stored.State!, stored.Version, RegisterChange.Unchanged, stored.Last);
        }

        return await Validate(entry, stored.State, command, command.Beside) is { } invalid
            ? invalid
            : new RegisterView(
                entry,
                command.Data!,
                stored.Version,
                stored.Version == 0 ? RegisterChange.Created : RegisterChange.Updated,
                stored.Last);
    }

    private async Task<Outcome<RegisterView>> EnterAlone(
        EntityRef entry,
        EventSourced<RegisterData?> stored,
        Register command)
    {
        if (command.Data is not null
            && !RegisterCodec.Same(stored.State, command.Data)
            && await Validate(entry, stored.State, command) is { } invalid)
        {
            if (await Entered(entry, stored.Version, command.Command) is not { } done)
            {
                return invalid;
            }

            if (RegisterRules.Reused(done, command, stored.Version) is { } used)
            {
                return used;
            }

            await stored.Reload();
            return new RegisterView(entry, stored.State!, stored.Version, RegisterChange.Unchanged, stored.Last);
        }

        var changes = false;
        var refusal = await stored.Decide(
            Decide, (before, after, _) => RegisterRules.Recipients(entry, before, after!));
        if (refusal is not null)
        {
            return refusal;
        }

        if (!changes)
        {
            return new RegisterView(entry, stored.State!, stored.Version, RegisterChange.Unchanged, stored.Last);
        }

        if (entry.Kind.Traits.Map == MapUse.Shown)
        {
            await registers.Reached(stored.Last.Position);
        }

        return new RegisterView(
            entry,
            stored.State!,
            stored.Version,
            stored.Version == 1 ? RegisterChange.Created : RegisterChange.Updated,
            stored.Last);

        async ValueTask<Decision<Registered>> Decide(RegisterData? readable)
        {
            // A caller sees an entry as absent when no version of it can be read.
            var asked = readable is null && stored.Unread is not null && command.ExpectedVersion == 0
                ? command with { ExpectedVersion = stored.Version }
                : command;
            // An entry over one that cannot be read changes it in any case.
            var held = stored.Unread is null ? readable : null;
            var decision = RegisterRules.Decide(entry, held, stored.Version, asked, clock.GetUtcNow());
            changes = decision.Events.Count > 0;
            var mayBeDone = changes || decision.Refusal is { Kind: RefusalKind.Stale };
            var done =
                mayBeDone || command.Digest is not null ? await Entered(entry, stored.Version, command.Command) : null;
            if (done is not null && RegisterRules.Reused(done, command, stored.Version) is { } reused)
            {
                return reused;
            }

            if (!mayBeDone || done is null)
            {
                return decision;
            }

            // The command was stored and its caller heard no answer. The ledger may have it where memory has not.
            await stored.Reload();
            changes = false;
            return Decision<Registered>.Nothing;
        }
    }

    /// <summary>
    /// The entry that a command made before: the command may have been delayed, and others have changed the entry
    /// since.
    /// </summary>
    private async Task<Registered?> Entered(EntityRef entry, int version, string? command) =>
        command is not null && version > 0
            ? await ledger
                .Store.Stream(entry.ToString())
                .Select(Read)
                .FirstOrDefaultAsync(entered => entered?.Command == command)
            : null;

    /// <summary>Null for an event that this version cannot read, and for one that is no entry.</summary>
    private static Registered? Read(LedgerRecord record)
    {
        try
        {
            return EventCodec.Read(record) as Registered;
        }
        catch (UnreadableRecordException)
        {
            return null; // the consumers of the partition log it and keep it as a dead letter
        }
    }

    /// <summary>Why an entry cannot be made beside what is registered; null when it can.</summary>
    /// <param name="beside">Entries that a check takes as made; null for none.</param>
    private async Task<Refusal?> Validate(
        EntityRef entry, RegisterData? held, Register command, IReadOnlyList<AssumedEntry>? beside = null)
    {
        if (EntryRules.Of(command.Data) is not { } rules)
        {
            return null;
        }

        var asked = Asked(registers.Current);
        if (rules.Unregistered(command.Data, asked) is not null)
        {
            asked = Asked(await registers.CatchUp()); // another silo may have registered it just now
        }

        return rules.Unregistered(command.Data, asked) ?? rules.Check(command.Data, held, asked);

        EntryQuestion Asked(Region region)
        {
            var county = region.Of(command.Data.County).Assuming(beside ?? []);
            return new(entry, command.Consent, county, Today(county));
        }
    }

    private DateOnly Today(County county) => county.DayOf(new[] { clock.GetUtcNow(), time.GetUtcNow() }.Max());
}
