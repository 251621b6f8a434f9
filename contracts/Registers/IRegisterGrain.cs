using Grid.Foundation;
using Grid.Ledger;

namespace Grid.Registers;

/// <summary>One registered thing. Key: its code; each kind has an interface of its own.</summary>
[Alias("grid.register"), GrainInterfaceType("grid.register")]
public interface IRegisterGrain : IGrainWithStringKey
{
    [Alias("register")] Task<Outcome<RegisterView>> Register(Register command);

    /// <summary>
    /// What a command would do: the entry as it would be, at its version now, and whether it would be created, updated
    /// or unchanged; or the refusal. Changes nothing.
    /// </summary>
    [Alias("check")] Task<Outcome<RegisterView>> Check(Register command);

    [Alias("entry")] Task<RegisterView?> Entry();

    /// <summary>
    /// The position of the latest change of the entry when this version cannot read it; null when it can. Entering the
    /// thing again repairs the entry.
    /// </summary>
    [Alias("unread")] Task<LedgerPosition?> Unread();
}
