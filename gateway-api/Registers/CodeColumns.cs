using Grid.Gateway.Foundation;

namespace Grid.Gateway.Registers;

/// <summary>Columns that hold a number of a known form, read as people and spreadsheets write it.</summary>
internal static class CodeColumns
{
    private const int ChipDigits = 15;

    /// <summary>
    /// A chip number: fifteen digits (ISO 11784). Full-width digits and the apostrophe by which spreadsheets mark text
    /// are kept as plain digits; a number that a spreadsheet has rounded is refused, for its last digits are gone.
    /// </summary>
    public static string? Chip(ImportRow row, string name)
    {
        if (row.Text(name) is not { } text)
        {
            return null;
        }

        var chip = PlainChip(text);
        if (IsChip(chip))
        {
            return chip;
        }

        var rounded =
            chip.Contains('E', StringComparison.OrdinalIgnoreCase)
            && double.TryParse(chip, System.Globalization.CultureInfo.InvariantCulture, out _);
        row.Fault(name, name, rounded
            ? $"{name} '{text}' has lost its last digits: a spreadsheet has rounded it. Format the column as text "
                + $"and enter the {ChipDigits} digits again."
            : $"{name} '{text}' is not a chip number: {ChipDigits} digits (ISO 11784) are expected.");
        return null;
    }

    public static bool IsChip(string text) => text.Length == ChipDigits && text.All(char.IsAsciiDigit);

    /// <summary>A chip number as it is kept: plain digits, without the apostrophe that marks text.</summary>
    public static string PlainChip(string text) => PlainDigits.Of(text).TrimStart('\'', '’');

    /// <summary>The code of an office or a squad, never of a person; null where there is none.</summary>
    public static string? Office(ImportRow row, string name)
    {
        var code = row.CodeIfAny(name);
        if (code is not null && PersonCodes.IsPersonal(code))
        {
            row.Fault(
                name,
                "holder",
                $"{name} is the code of an office, letters and digits; never a telephone or identity number.");
        }

        return code;
    }

    /// <summary>The code of a person, never a name: what is registered stays in the ledger for good.</summary>
    public static string? Person(ImportRow row, string name)
    {
        if (row.Text(name) is not { } code || PersonCodes.IsCode(code))
        {
            return row.Text(name);
        }

        row.Fault(name, "holder", $"{name} is {PersonCodes.Expected}.");
        return null;
    }
}
