namespace Grid.Rulebook;

/// <summary>
/// One number of the law of penalties, coercion or credit (处罚程序), by the text that is in force. A rule that has no
/// row on a day is not in force on it.
/// </summary>
/// <param name="Value">In <paramref name="Unit"/>; 1 for a rule that simply holds.</param>
/// <param name="Moves">
/// Whether a last day that is not worked moves to the next working day. Terms in working days end on one anyway.
/// </param>
/// <param name="Clause">The article with the version of its text, as a refusal cites it.</param>
[GenerateSerializer, Immutable, Alias("grid.procedure.row")]
public sealed record ProcedureRow(
    [property: Id(0)] ProcedureRule Rule,
    [property: Id(1)] decimal Value,
    [property: Id(2)] ProcedureUnit Unit,
    [property: Id(3)] bool Moves,
    [property: Id(4)] string Clause,
    [property: Id(5)] DateOnly From,
    [property: Id(6)] DateOnly? Until,
    [property: Id(7)] string Source,
    [property: Id(8)] string Grade);

/// <summary>What a value of the procedure counts. Numbers are stored: new ones go at the end.</summary>
public enum ProcedureUnit
{
    /// <summary>The rule holds; its value is 1.</summary>
    Holds = 0,
    Yuan = 1,

    /// <summary>工作日, holidays left out.</summary>
    WorkDay = 2,

    /// <summary>自然日: calendar days, through holidays.</summary>
    Day = 3,
    Hour = 4,
    Month = 5,
    Year = 6,
    Percent = 7,
    Count = 8,
    Metre = 9,
    SquareMetre = 10,

    /// <summary>An hour of the day: 22 is 22:00.</summary>
    ClockHour = 11,
}
