using Grid.Parties;
using Grid.Registers;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>The city as a whole: which files it was loaded from, its clock. Key: county code.</summary>
[Alias("grid.city"), GrainInterfaceType("grid.city")]
public interface ICityGrain : IGrainWithStringKey
{
    /// <summary>Files loaded so far, by name, with the SHA-256 (hex) of their content.</summary>
    [Alias("loaded")] Task<IReadOnlyDictionary<string, string>> Loaded();

    /// <summary>
    /// Gives one loader a lease to load the city; false while another loader holds it. The same loader prolongs its
    /// lease by asking again, and gives it back by asking for no time.
    /// </summary>
    [Alias("claim")] Task<bool> TryAcquireLease(string loader, TimeSpan term);

    [Alias("markLoaded")] Task MarkLoaded(string file, string hash, string by);

    /// <summary>
    /// A register entry as the given actor last left it, with the version it had then; null when the actor never
    /// entered it. Other actors may have changed the entry since; its present version is then larger.
    /// </summary>
    [Alias("lastBy"), ReadOnly, AlwaysInterleave] Task<RegisterView?> LastBy(EntityRef entry, string by);

    /// <summary>
    /// The entries of this county that an actor ever made or changed, in the order of the ledger. Pages may repeat an
    /// entry, and may be empty.
    /// </summary>
    /// <param name="after">
    /// Position in the registers' partition; 0 for the first page, then <see cref="EnteredPage.Next"/>.
    /// </param>
    [Alias("enteredBy"), ReadOnly, AlwaysInterleave] Task<EnteredPage> EnteredBy(string by, long after);
}
