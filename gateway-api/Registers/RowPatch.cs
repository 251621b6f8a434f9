using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>A row that changes an entry.</summary>
/// <param name="Expected">The version the caller expects; null for any.</param>
/// <param name="Command">The caller's id for it.</param>
/// <param name="Digest">What the caller sent under that id, in short.</param>
/// <param name="ChecksOnly">Whether the entry is only asked what the row would do.</param>
internal sealed record RowPatch(
    RegisterForm Form,
    EntityRef Entry,
    ImportRow Row,
    string By,
    int? Expected,
    string? Command,
    string? Digest,
    bool ChecksOnly = false)
{
    private const int Tries = 8;

    /// <summary>
    /// The county's day where an entry that had ended is in force again by being named; null where it stays ended
    /// unless the row clears <c>until</c>.
    /// </summary>
    public DateOnly? BringsBackOn { get; init; }

    /// <summary>Entries of the same file that a check takes as made: those that this one lies in or under.</summary>
    public IReadOnlyList<AssumedEntry>? Beside { get; init; }

    /// <summary>
    /// Reads the entry, lays the row over it and enters the outcome at the version it read. When another change came
    /// first it starts over, unless the caller expects a version.
    /// </summary>
    /// <param name="creates">Whether a row of an entry that is not there makes one.</param>
    /// <returns>The entry; or the faults of the row; or a refusal.</returns>
    public async Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)> Enter(
        IGrainFactory grains,
        bool creates)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var held = await grains.GetRegister(Entry).Entry();
            if (held is null && !creates)
            {
                var unknown = $"There is no {Form.Singular} '{Entry.Key}' to change; PUT enters a new one.";
                return (Refusal.NotFound($"{Form.Singular}.unknown", unknown), []);
            }

            if (held is { Unread: { } unread })
            {
                return (Unreadable(unread), []);
            }

            BringBack(Row, held?.Data, BringsBackOn);

            if (held is not null && IsKnown(held))
            {
                return (held with { Change = RegisterChange.Unchanged }, []);
            }

            var (data, faults) = Form.Patch(Row, held?.Data);
            if (faults.Count > 0)
            {
                return (default, faults);
            }

            var command = new Register(
                data, By, Expected ?? held?.Version ?? 0, Command, Digest, Form.Consent(Row), Beside);
            var register = grains.GetRegister(Entry);
            var entered = await (ChecksOnly ? register.Check(command) : register.Register(command));
            if (entered.Refusal is not { Kind: RefusalKind.Stale } || Expected is not null)
            {
                return (entered, []);
            }

            if (held is null && await grains.GetRegister(Entry).Unread() is { } position)
            {
                return (Unreadable(position), []);
            }
        }

        return (Refusal.Busy("register.busy", $"Others keep changing {Entry}; send it again in a moment."), []);
    }

    /// <summary>Clears the last day of an entry that had ended by a day, unless the row says another.</summary>
    /// <param name="on">Null where an entry that had ended stays so.</param>
    internal static void BringBack(ImportRow row, RegisterData? held, DateOnly? on)
    {
        if (held?.LastDay < on && !row.Gives("until"))
        {
            row.With("until", RowValue.Blank);
        }
    }

    /// <summary>
    /// Whether the register need not be asked, because the row says word for word what it holds. A row under an id of
    /// the caller's is always sent, so that other content under that id is refused.
    /// </summary>
    private bool IsKnown(RegisterView held) =>
        Digest is null && (Expected ?? held.Version) == held.Version && Form.Repeats(Row, held.Data);

    private Refusal Unreadable(LedgerPosition position) => Refusal.Conflict(
        "register.unreadable",
        $"The latest entry of {Form.Singular} '{Entry.Key}', at {position} of the ledger, cannot be read by this "
        + "version, "
        + "so nothing can be changed in it. PUT it whole.");
}
