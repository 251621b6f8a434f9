using Grid.Atlas;
using Grid.Cells;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Patrols;
using Grid.Rulebook;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Registers;

/// <summary>
/// Where entries are made, the same for every kind: checked, appended to the registers' partition, and answered once this
/// silo's map of the city shows them.
/// </summary>
internal sealed class RegisterDesk(
    LedgerClient ledger, RegisterFollower registers, CityClock clock, IGrainFactory grains, TimeProvider time)
{
    public Sourced<RegisterData?> Source(PartyRef entry) =>
        new(
            entry.ToString(),
            null,
            static (held, happened) => happened is Registered registered ? registered.Data : held,
            ledger,
            _ => ledger.Options.RegisterPartition,
            passesOver: true);

    /// <summary>Enters a thing beside what is registered: entries that claim the same take turns, each on a map that shows the one before.</summary>
    public async Task<Outcome<RegisterView>> Enter(PartyRef entry, Sourced<RegisterData?> stored, Register command)
    {
        command = command with { Data = RegisterChecks.Kept(stored.State, command) };
        if (command.Data is null || RegisterCodec.Same(stored.State, command.Data) || Claim.Of(entry, command.Data) is not { } claim)
        {
            return await EnterAlone(entry, stored, command);
        }

        var turns = grains.GetGrain<ITurnGrain>(claim.Scope);
        if (await turns.Take(claim) is not { } turn)
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
            await turns.Give(turn);
        }
    }

    private async Task<Outcome<RegisterView>> EnterAlone(PartyRef entry, Sourced<RegisterData?> stored, Register command)
    {
        if (command.Data is not null && !RegisterCodec.Same(stored.State, command.Data) && await Sound(entry, stored.State, command) is { } unsound)
        {
            if (await Entered(entry, stored.Version, command.Command) is not { } done)
            {
                return unsound;
            }

            if (RegisterRules.Reused(done, command, stored.Version) is { } used)
            {
                return used;
            }

            await stored.Reload();
            return new RegisterView(entry, stored.State!, stored.Version, RegisterChange.Unchanged, stored.Last);
        }

        var changes = false;
        var refusal = await stored.Decide(Decide, (before, after, _) => RegisterRules.Named(entry, before, after!));
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

        return new RegisterView(entry, stored.State!, stored.Version, stored.Version == 1 ? RegisterChange.Created : RegisterChange.Updated, stored.Last);

        async ValueTask<Decision<Registered>> Decide(RegisterData? readable)
        {
            // To the caller an entry of which nothing can be read is not there.
            var asked = readable is null && stored.Unread is not null && command.ExpectedVersion == 0
                ? command with { ExpectedVersion = stored.Version }
                : command;
            var held = stored.Unread is null ? readable : null; // an entry over one that cannot be read changes it, whatever it says
            var decision = RegisterRules.Decide(entry, held, stored.Version, asked, clock.GetUtcNow());
            changes = decision.Events.Count > 0;
            var mayBeDone = changes || decision.Refusal is { Kind: RefusalKind.Stale };
            var done = mayBeDone || command.Digest is not null ? await Entered(entry, stored.Version, command.Command) : null;
            if (done is not null && RegisterRules.Reused(done, command, stored.Version) is { } reused)
            {
                return reused;
            }

            if (!mayBeDone || done is null)
            {
                return decision;
            }

            // The command was stored and its caller heard no answer. The record may have it where memory has not.
            await stored.Reload();
            changes = false;
            return Decision<Registered>.Nothing;
        }
    }

    /// <summary>What a command entered before: it may have been held up on its way, and others have changed the entry since.</summary>
    private async Task<Registered?> Entered(PartyRef entry, int version, string? command) =>
        command is not null && version > 0
            ? await ledger.Store.Stream(entry.ToString()).Select(Read).FirstOrDefaultAsync(entered => entered?.Command == command)
            : null;

    /// <summary>Null for what this version cannot read, and for what is no entry.</summary>
    private static Registered? Read(LedgerRecord record)
    {
        try
        {
            return EventCodec.Read(record) as Registered;
        }
        catch (UnreadableRecordException)
        {
            return null; // the followers of its partition log it and keep it as a dead letter
        }
    }

    /// <summary>Why an entry cannot be made beside what is registered; null when it can.</summary>
    private async Task<Refusal?> Sound(PartyRef entry, RegisterData? held, Register command)
    {
        var county = registers.Current;
        if (Absent(county, command.Data) is not null)
        {
            county = await registers.CatchUp(); // it may have been registered at another silo just now
        }

        switch (command.Data)
        {
            case TableData table when TableRules.Refuse(TableRules.Check(table, county.Rules)) is { } wrong:
                return wrong;
            case ShopData shop when Absent(county, shop) is { } absent:
                return Refusal.Unprocessable(
                    "shop.segmentUnknown", $"There is no {absent} for the shop's front to lie on. Register the segment first.");
            case ShopData { ToMetres: var to, FromMetres: var from } when !(to > from && from >= 0):
                return Refusal.Unprocessable("shop.front", "A front runs from a smaller to a larger chainage: send fromM < toM, in metres from the segment's start.");
            case SegmentData segment when Absent(county, segment) is { } absent:
                return Refusal.Unprocessable("segment.roadUnknown", $"There is no {absent}. Register the road first.");
            case BeatData beat when BeatRules.Check(beat) is { } wrong:
                return wrong;
            case BeatData beat when Absent(county, beat) is { } absent:
                return Refusal.Unprocessable("beat.unregistered", $"There is no {absent}. Register it first.");
            case CellData when !Places.CellCode.TryParse(entry.Key, out _):
                return Refusal.Invalid("cell.code", $"'{entry.Key}' is not a cell code: 15 digits (or 14, older) are expected.");
            default:
                return GeometryRules.Check(command.Data)
                    ?? RegisterChecks.Check(entry, held, command.Data, command.Consent, county, Today(county));
        }
    }

    /// <summary>What an entry names and the county does not have; null when it has all.</summary>
    private static string? Absent(County county, RegisterData data) => data switch
    {
        ShopData shop => county.Atlas.HasSegment(shop.Segment) ? null : $"segment '{shop.Segment}'",
        SegmentData segment => county.Atlas.HasRoad(segment.Road) ? null : $"road '{segment.Road}'",
        BeatData beat when BeatRules.Check(beat) is null =>
            BeatRules.Unknown(beat, county.Atlas, county.Offices)?.ToString(),
        _ => null,
    };

    private DateOnly Today(County county) => county.DayOf(new[] { clock.GetUtcNow(), time.GetUtcNow() }.Max());
}
