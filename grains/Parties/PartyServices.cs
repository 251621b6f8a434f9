using Grid.City;
using Grid.Ledger;
using Grid.Registers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Parties;

/// <summary>What every party is given.</summary>
internal sealed class PartyServices(
    PartySnapshots snapshots,
    IPartyTail tail,
    RegisterDesk desk,
    LedgerClient ledger,
    CityMap city,
    CityClock clock,
    IGrainFactory grains,
    IOptions<PartyOptions> options,
    ILogger<PartyBook> log)
{
    public PartySnapshots Snapshots => snapshots;

    public IPartyTail Tail => tail;

    public RegisterDesk Desk => desk;

    public LedgerClient Ledger => ledger;

    public CityMap City => city;

    public CityClock Clock => clock;

    public IGrainFactory Grains => grains;

    public PartyOptions Options => options.Value;

    public ILogger<PartyBook> Log => log;
}
