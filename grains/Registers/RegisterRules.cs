using Grid.Foundation;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>How a register is kept: an equal entry changes nothing, a stale change is refused.</summary>
internal static class RegisterRules
{
    private const int LongestKey = 64;

    /// <param name="held">The data that the register holds; null for none.</param>
    /// <param name="version">How often the entry changed.</param>
    public static Decision<Registered> Decide(
        EntityRef entry,
        RegisterData? held,
        int version,
        Register command,
        DateTimeOffset now)
    {
        if (command.Data is null || command.Data.GetType() != Kinds.Find(entry.Kind)?.Entry?.Data)
        {
            return Refusal.Invalid("register.kind", $"The data of a {entry.KindName} is expected under {entry}.");
        }

        if (string.IsNullOrWhiteSpace(command.By))
        {
            return Refusal.Invalid("register.byMissing", "Every entry says who made it: send \"by\".");
        }

        if (NormalText.Length(entry.Key) > LongestKey
            || entry.Key.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return Refusal.Invalid("register.key", $"A code has at most {LongestKey} characters and no spaces.");
        }

        if (command.ExpectedVersion is { } expected && expected != version)
        {
            return Refusal.Stale(
                "register.stale",
                $"{entry} is at version {version}, not {expected}. Read it again before changing it.");
        }

        return RegisterCodec.Same(held, command.Data)
            ? Decision<Registered>.Nothing
            : new Registered
            {
                At = now,
                By = command.By,
                Command = command.Command,
                Digest = command.Digest,
                Ref = entry,
                Data = command.Data,
            };
    }

    /// <summary>Refuses a command whose id was used for other content.</summary>
    /// <param name="before">What was entered under that id.</param>
    /// <param name="version">The version the entry has now.</param>
    public static Refusal? Reused(Registered before, Register command, int version) =>
        before.Digest is null || command.Digest is null || before.Digest == command.Digest
            ? null
            : Refusal.Conflict(
                "command.reused",
                $"The id '{command.Command}' was used for other content of {before.Ref}, entered by {before.By} at "
                + $"{before.At:O}; "
                + $"{before.Ref} stands at version {version}. Send this under an id of its own.");

    /// <summary>
    /// The parties that hear of an entry: the entry itself, and those that keep it or kept it (the household of a dog).
    /// </summary>
    public static IReadOnlyList<EntityRef> Recipients(EntityRef entry, RegisterData? before, RegisterData after)
    {
        var named = new List<EntityRef>(3) { entry };
        foreach (var data in new[] { after, before })
        {
            if (data is not null && EntryRules.Of(data)?.Keeper(data) is { } keeper && !named.Contains(keeper))
            {
                named.Add(keeper);
            }
        }

        return named;
    }
}
