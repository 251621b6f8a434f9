using System.Collections.Immutable;

namespace Grid.Dogs;

/// <summary>Which dog carries which chip, as registered. Immutable.</summary>
internal sealed class ChipBook
{
    private readonly ImmutableDictionary<string, string> chipOfDog;
    private readonly ImmutableDictionary<string, string> dogOfChip;

    private ChipBook(ImmutableDictionary<string, string> chipOfDog, ImmutableDictionary<string, string> dogOfChip)
    {
        this.chipOfDog = chipOfDog;
        this.dogOfChip = dogOfChip;
    }

    public static ChipBook Empty { get; } = new(
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));

    public string? DogOf(string chip) => dogOfChip.GetValueOrDefault(chip);

    /// <summary>The book after these entries, in their order.</summary>
    /// <param name="entries">Dogs by code, each with its chip; null for none.</param>
    public ChipBook With(IEnumerable<(string Dog, string? Chip)> entries)
    {
        var (chips, dogs) = (chipOfDog.ToBuilder(), dogOfChip.ToBuilder());
        foreach (var (dog, chip) in entries)
        {
            if (chips.TryGetValue(dog, out var before) && dogs.GetValueOrDefault(before) == dog)
            {
                dogs.Remove(before);
            }

            if (chip is null)
            {
                chips.Remove(dog);
                continue;
            }

            chips[dog] = chip;
            dogs.TryAdd(chip, dog); // an older register may hold one number twice: it stays with the first dog
        }

        return new(chips.ToImmutable(), dogs.ToImmutable());
    }
}
