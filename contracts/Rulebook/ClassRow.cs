using System.Text.Json.Serialization;

namespace Grid.Rulebook;

/// <summary>大类+小类: a class of GB/T 30428.2 in short form (04-05), or a local extension counting down from 99.</summary>
/// <param name="PhotoBefore">A case is handled only once it has a photograph of before (处置前).</param>
/// <param name="PhotoAfter">A case is handled only once it has a photograph of after (处置后).</param>
/// <param name="Urgent">Whether and how the class is urgent; null where it is not.</param>
[GenerateSerializer, Immutable, Alias("grid.class.row")]
public sealed record ClassRow(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Name,
    [property: Id(3)] string Big,
    [property: Id(4)] IReadOnlyList<string> Aliases,
    [property: Id(5)] string? Standard,
    [property: Id(6)] DateOnly From,
    [property: Id(7)] DateOnly? Until,
    [property: Id(8)] string Source,
    [property: Id(9)] string Grade,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PhotoBefore = false,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PhotoAfter = false,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Urgency? Urgent = null);

/// <summary>How a class is urgent. Numbers are stored and sent: new ones go at the end.</summary>
public enum Urgency
{
    /// <summary>紧急: a condition of it has a limit that runs day and night.</summary>
    Limit = 0,

    /// <summary>即报: beside that, the command centre knows of every report at once.</summary>
    Alarm = 1,
}

/// <summary>Whether a class is of an event (事件) or a part (部件), GB/T 30428.2.</summary>
public enum ClassKind
{
    Event = 0,
    Part = 1,
}
