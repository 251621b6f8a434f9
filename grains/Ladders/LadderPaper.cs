using Grid.Counties;
using Grid.Documents;
using Grid.Parties;
using Grid.Penalties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>What the city knows of the fields of a ladder's document, where the actor says nothing. Pure.</summary>
internal static class LadderPaper
{
    /// <returns>Null for a field that the city does not know.</returns>
    public static string? Known(string field, RungTaken taken, EntityRef party, County county, Place? place) =>
        field switch
    {
        "at" => StepPapers.Time(county, taken.Found),
        "due" => taken.Due is { } due ? StepPapers.Time(county, due) : StepPapers.SameDay,
        "place" => StepPapers.Place(county, party, place),
        "facts" => $"存在“{ClassOf(taken, county)}”的情形",
        "demand" => $"停止并改正“{ClassOf(taken, county)}”",
        "clause" => Article(taken, party, county) ?? ClauseOf(taken, party, county),
        "basis" => ClauseOf(taken, party, county),
        _ => null,
    };

    private static string ClassOf(RungTaken taken, County county) =>
        county.Rules.Class(taken.Kind, taken.Class, county.DayOf(taken.Found))?.Name ?? taken.Class;

    private static string? ClauseOf(RungTaken taken, EntityRef party, County county) => county.Rules.Ladder
        .Fitting(party.Kind, taken.Kind, taken.Class, county.DayOf(taken.Found))
        .FirstOrDefault(row => row.Rule == taken.Rule)?.Clause;

    /// <summary>The article that an event of the class offends; null where none speaks of it.</summary>
    private static string? Article(RungTaken taken, EntityRef party, County county)
    {
        var day = county.DayOf(taken.Found);
        var sort = party.Kind is EntityKind.Shop or EntityKind.Department ? PartySort.Organisation : PartySort.Person;
        return taken.Kind == ClassKind.Event
            && county.Rules.Articles.Of(taken.Class, day).FirstOrDefault() is { } behaviour
            ? county.Rules.Articles.Find(behaviour, sort, day)?.Clause
            : null;
    }
}
