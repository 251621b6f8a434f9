using Grid.City;
using Grid.Counties;
using Grid.Ledger;
using Grid.Registers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Parties;

/// <summary>The services that every party uses.</summary>
internal sealed class PartyServices(
    PartySnapshots snapshots,
    IPartyTail tail,
    RegisterService registerService,
    LedgerClient ledger,
    RegisterFollower registers,
    CityClock clock,
    IGrainFactory grains,
    IOptions<PartyOptions> options,
    ILogger<PartyBook> log)
{
    public PartySnapshots Snapshots => snapshots;

    public IPartyTail Tail => tail;

    public RegisterService RegisterService => registerService;

    public LedgerClient Ledger => ledger;

    /// <summary>The latest region; a decision takes it once.</summary>
    public Region Region => registers.Current;

    /// <summary>The region with all that was entered until now.</summary>
    public Task<Region> CatchUp() => registers.CatchUp();

    public CityClock Clock => clock;

    public IGrainFactory Grains => grains;

    public PartyOptions Options => options.Value;

    public ILogger<PartyBook> Log => log;
}
