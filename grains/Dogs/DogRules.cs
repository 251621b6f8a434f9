using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Dogs;

/// <summary>
/// What the register of dogs accepts: fifteen digits for a chip, days and years a dog can have. Pure.
/// </summary>
internal sealed class DogRules : EntryRules<DogData>
{
    private const int ChipDigits = 15, FirstYear = 1990, YearsAhead = 10;

    /// <param name="held">The dog's entry now, which is not judged again; null for a new dog.</param>
    /// <param name="today">The day after which no dog can be born.</param>
    public static Refusal? Check(DogData dog, DogData? held, DateOnly today)
    {
        if (dog.Chip is { } chip && chip != held?.Chip && !IsChip(chip))
        {
            return Refusal.Invalid(
                "dog.chip", $"chip '{chip}' is not a chip number: {ChipDigits} digits (ISO 11784) are expected.");
        }

        if (dog.BirthYear is { } born && born != held?.BirthYear && (born < FirstYear || born > today.Year))
        {
            return Refusal.Invalid("dog.birthYear", $"birthYear {born} is not between {FirstYear} and {today.Year}.");
        }

        foreach (var (name, day) in new[]
        {
            ("licensedFrom", dog.LicensedFrom == held?.LicensedFrom ? null : dog.LicensedFrom),
            ("licensedUntil", dog.LicensedUntil == held?.LicensedUntil ? null : dog.LicensedUntil),
            ("vaccinatedUntil", dog.VaccinatedUntil == held?.VaccinatedUntil ? null : dog.VaccinatedUntil),
        })
        {
            if (day is { } said && (said.Year < FirstYear || said.Year > today.Year + YearsAhead))
            {
                return Refusal.Invalid(
                    "dog.date", $"{name} {said:yyyy-MM-dd} is not between {FirstYear} and {today.Year + YearsAhead}.");
            }
        }

        return
            dog.LicensedUntil < dog.LicensedFrom
            && (dog.LicensedFrom, dog.LicensedUntil) != (held?.LicensedFrom, held?.LicensedUntil)
            ? Refusal.Invalid(
                "dog.period",
                $"licensedUntil {dog.LicensedUntil:yyyy-MM-dd} is before licensedFrom {dog.LicensedFrom:yyyy-MM-dd}.")
            : null;
    }

    /// <summary>
    /// Whether a licence ends in time: it is good for at most so many years as the county's practice said on its first
    /// day, through the same day of the year. A licence from 29 February ends with February.
    /// </summary>
    /// <param name="held">The dog's entry now, which is not judged again; null for a new dog.</param>
    public static Refusal? CheckTerm(DogData dog, DogData? held, PracticeList practice)
    {
        if (dog is not { LicensedFrom: { } from, LicensedUntil: { } until }
            || (from, until) == (held?.LicensedFrom, held?.LicensedUntil)
            || practice.Find(PracticeOption.DogLicenceYears, from) is not { Value: > 0 } row
            || until <= from.AddYears((int)row.Value))
        {
            return null;
        }

        return Refusal.Unprocessable(
            "dog.term",
            $"A licence from {from:yyyy-MM-dd} holds until {from.AddYears((int)row.Value):yyyy-MM-dd} at most; "
            + $"licensedUntil says {until:yyyy-MM-dd}.") with
        {
            Clause = row.Source,
        };
    }

    /// <summary>Whether a dog may carry a chip: one number belongs to one dog.</summary>
    public static Refusal? CheckChip(string dog, string chip, ChipBook chips) =>
        chips.DogOf(chip) is { } other && other != dog
        ? Refusal.Conflict(
            "dog.chipTaken",
            $"Chip {chip} is entered for dog {other}. Mend the number, or take it from that dog first.") with
        {
            Other = new(EntityKind.Dog, other),
        }
        : null;

    public static bool IsChip(string text) => text.Length == ChipDigits && text.All(char.IsAsciiDigit);

    protected override Refusal? Check(DogData data, DogData? held, EntryQuestion asked) =>
        Geometry(data)
        ?? Check(data, held, asked.Today)
        ?? CheckTerm(data, held, asked.County.Rules.Practice)
        ?? (data.Chip is { } chip && chip != held?.Chip ? CheckChip(asked.Entry.Key, chip, asked.County.Chips) : null)
        ?? (data.Home is { } home && home != held?.Home ? CountyGround.Check(asked.County.Atlas, home) : null);

    protected override Refusal? Geometry(DogData data) => data.Home is { } home ? GeometryRules.CheckPoint(home) : null;

    protected override Claim? Claim(EntityRef entry, DogData data) =>
        data.Chip is { } chip ? Registers.Claim.OfShared("chips", chip) : null;

    protected override EntityRef? Keeper(DogData data) => new EntityRef(EntityKind.Household, data.Household);
}
