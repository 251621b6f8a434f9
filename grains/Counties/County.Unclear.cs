using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>The event class of a report that names none, where a county of the profile gives none.</summary>
    public const string UsualCatchAll = "06-99";

    /// <summary>Whether a report is taken that says no place nearer than an area.</summary>
    public bool TakesUnplaced => Data.TakesUnplaced ?? true;

    /// <summary>The class that stands for one that a report does not name (domain 2.4: 其他, grade L).</summary>
    public Outcome<string> CatchAll(DateOnly day) =>
        Data.TakesUnclassified != false
        && (Data.CatchAll ?? UsualCatchAll) is var code
        && (Data.CatchAll is not null || Atlas.Codes.HasDigits)
        && Rules.Class(ClassKind.Event, code, day) is not null
            ? code
            : Refusal.Unprocessable(
                "report.classMissing",
                $"{Name ?? "The county"} takes no report without a class. Send \"class\", its code or name.");
}
