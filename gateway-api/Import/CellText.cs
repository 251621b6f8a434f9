using System.Globalization;

namespace Grid.Gateway.Import;

/// <summary>
/// A typed cell of a workbook or a database as the text that a CSV of it would have: days as 2019-04-01, times of day
/// as 08:30, whole numbers digit by digit.
/// </summary>
internal static class CellText
{
    /// <summary>From here on a number has more digits than Excel keeps.</summary>
    private const double FirstRounded = 1e15;

    private static readonly string[] Errors =
    [
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
    ];

    /// <returns>The text; or why there is none, as the sort of the fault and what to do.</returns>
    public static (string Text, (string Sort, string Detail)? Fault) Of(object? cell) => cell switch
    {
        null or DBNull => ("", null),
        string text when Errors.Contains(text) =>
            ("", ("cellError", $"holds {text}, an error of the spreadsheet; mend the formula or clear the cell.")),
        string text => (text, null),
        bool flag => (flag ? "true" : "false", null),
        double number => Number(number),
        DateTime time => (Time(time), null),
        DateOnly day => (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null),
        TimeSpan span => (OfDay(span), null),
        IFormattable other => (other.ToString(null, CultureInfo.InvariantCulture), null),
        _ => ("", ("cell", "holds neither a text, a number, a day nor true or false.")),
    };

    private static (string Text, (string Sort, string Detail)? Fault) Number(double number)
    {
        if (Math.Abs(number) >= FirstRounded && number == Math.Floor(number))
        {
            return ("", (
                "cellRounded",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"holds the number {number:R}, whose digits beyond the fifteenth are lost: a spreadsheet rounds ")
                + "numbers. Format the column as text and enter the digits again."));
        }

        return (number == Math.Floor(number)
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture), null);
    }

    private static string Time(DateTime time) => time.ToString(
        time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string OfDay(TimeSpan span) =>
        span.ToString(span.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
