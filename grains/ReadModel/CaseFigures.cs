using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// Of what cases are counted as records pass, each by itself: a total that is asked of one of them is read and not
/// counted.
/// </summary>
internal static class CaseFigures
{
    public const string County = "county",
        Subdistrict = "subdistrict",
        Class = "class",
        Lead = "lead",
        Channel = "channel",
        Party = "party";

    private static readonly CaseQuery Nothing = new() { Sort = "", Limit = 0 };

    /// <summary>What a case is counted under.</summary>
    /// <param name="case">The case with what each party owes for it.</param>
    public static IEnumerable<(string Counted, string Key)> Of(CaseProjection @case)
    {
        var (state, reported) = (@case.Case.State, @case.Case.State.Reported);
        yield return (County, reported.Place.County ?? "");
        yield return (Subdistrict, reported.Place.Subdistrict);
        yield return (Class, reported.Class);
        yield return (Channel, reported.Channel);
        yield return (Lead, state.Lead.ToString());
        foreach (var row in @case.Obligations)
        {
            if (row.Party.IsHot())
            {
                yield return (Party, row.Party.ToString());
            }
        }
    }

    /// <summary>
    /// What a total is counted under; null where it asks for more than one thing, or for one that is not counted.
    /// </summary>
    /// <param name="first">Code of the first county of the store, to which cases belong that name none.</param>
    public static (string Counted, IReadOnlyList<string>? Keys)? Asked(CaseQuery query, string? first)
    {
        var bare = query with
        {
            Stages = Nothing.Stages,
            // A record compares lists by reference.
            Counties = query.Counties.Count == 0 ? Nothing.Counties : query.Counties,
            ByCounty = false,
            ByLead = false,
            Sort = "",
            Limit = 0,
            After = null,
            WaitFor = null,
        };
        var others = Nothing with { Joined = query.Joined };
        var counties = OfCounty.Of(query.County, query.Counties, first);
        string[] unnamed = counties.HasFirst ? [""] : [];
        return query switch
        {
            _ when bare == others with { County = bare.County, Counties = bare.Counties } =>
                (County, counties.Codes is [] ? null : [.. counties.Codes, .. unnamed]),
            { Subdistrict: { } one } when bare == others with { Subdistrict = one } => (Subdistrict, [one]),
            { Class: { } one } when !one.EndsWith('*') && bare == others with { Class = one } => (Class, [one]),
            { Channel: { } one } when bare == others with { Channel = one } => (Channel, [one]),
            { Lead: { } one } when bare == others with { Lead = one } => (Lead, [one.ToString()]),
            { Party: { } one } when one.IsHot() && bare == others with { Party = one } => (Party, [one.ToString()]),
            _ => null,
        };
    }
}
