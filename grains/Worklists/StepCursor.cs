using Grid.Cases;
using Grid.ReadModel;

namespace Grid.Worklists;

/// <summary>Where a page of steps ended, as callers send it back.</summary>
internal static class StepCursor
{
    private const string List = "worklist";

    /// <summary>The cursor of the last step of a page.</summary>
    public static string Of(DueStep last) =>
        new PageCursor($"{List}/{last.Due.UtcTicks}/{(int)last.Clock}", null, last.Case.ToString("D")).ToString();

    /// <summary>Whether a cursor continues a page of steps.</summary>
    public static bool IsOne(string? after) => after is not null && Read(after) is not null;

    /// <summary>The step that a cursor names; null for a text that is no cursor of steps.</summary>
    public static DueStep? Read(string after) => PageCursor.Read(after) is { } cursor
        && cursor.List.Split('/') is [List, var due, var step]
        && long.TryParse(due, out var ticks)
        && ticks >= 0
        && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && int.TryParse(step, out var number)
        && Guid.TryParse(cursor.Key, out var id)
            ? DueStep.At(new(ticks, TimeSpan.Zero), id, (ClockKind)number)
            : null;
}
