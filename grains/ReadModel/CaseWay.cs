namespace Grid.ReadModel;

/// <summary>
/// How the cases of a search are come by. A condition that holds for few cases gives them all, and they are sorted.
/// Where no condition does, the page is read along an index that has the order, past the cases that another condition
/// leaves out: those that fit are many, so one is never far.
/// </summary>
internal static class CaseWay
{
    /// <summary>
    /// Of the conditions that have an index, the query of the one that holds for the fewest cases; null where all hold
    /// for many. No more cases are counted than few.
    /// </summary>
    public static async Task<string?> Fewest(this ReadModelStore store, CaseSearch search)
    {
        if (search.Indexed.Count == 0)
        {
            return null;
        }

        search.Parameters.Add("few", store.Few);
        var counts = search.Indexed.Select(static (ids, number) =>
            $"(select count(*) from (select * from ({ids}) as all{number} limit @few) as some{number}) as n{number}");
        var found = await store.Rows(
            $"select {string.Join(", ", counts)}",
            search.Parameters,
            row => search.Indexed.Select((_, number) => row.Count($"n{number}")).ToList());
        var (fewest, least) = found[0].Index().MinBy(static one => one.Item);
        return least < store.Few ? search.Indexed[fewest] : null;
    }

    /// <summary>What follows the columns in a query for a page of cases: <c>from … limit @rows</c>.</summary>
    public static CaseRows Of(
        CaseSearch search, CaseSort sort, CaseStretch stretch, string? few, ReadModelStore store)
    {
        var (time, id) = (sort.Column, "id");
        var (with, from, where) = ("", "cases", search.Where);
        if (few is not null)
        {
            (with, from, where) = Few(few, where, store);
        }
        else if (search.OfParty && !sort.IsDue)
        {
            (time, id) = ("p.reported", "p.case_id");
            (from, where) = OfParty(search);
        }
        else
        {
            from = $"cases{store.Along(Index(search, sort))}";
        }

        var conditions = new[] { where, stretch.Of, stretch.Beyond?.Invoke(time, id) }.OfType<string>();
        return new(
            with,
            from,
            $"where {string.Join(" and ", conditions)} order by {stretch.OrderBy(time, id)} limit @rows");
    }

    /// <summary>The cases of a search, to be counted.</summary>
    public static CaseRows All(CaseSearch search, string? few, ReadModelStore store)
    {
        var (with, from, where) = few is not null ? Few(few, search.Where, store) : ("", "cases", search.Where);
        if (few is null && search.OfParty)
        {
            (from, where) = OfParty(search);
        }

        return new(with, from, $"where {where}");
    }

    private static (string With, string From, string Where) Few(string few, string where, ReadModelStore store) => (
        $"with found (found_id) as materialized (select * from ({few}) as few_of) ",
        $"found cross join cases{store.ById}",
        $"cases.id = found.found_id and {where}");

    private static (string From, string Where) OfParty(CaseSearch search)
    {
        var conditions = new List<string> { "p.party = @party", "cases.id = p.case_id" };
        conditions.AddRange(search.Times.Select(static condition => $"p.reported {condition}"));
        conditions.Add(search.WhereButParty);
        return ("case_parties p cross join cases", string.Join(" and ", conditions));
    }

    private static string Index(CaseSearch search, CaseSort sort) => (sort.IsDue, search.OfOpen) switch
    {
        (true, true) => "cases_open",
        (true, false) => "cases_due",
        (false, true) => "cases_open_reported",
        (false, false) => search.OfValue ?? "cases_reported",
    };
}

/// <summary>The parts of a query for cases.</summary>
/// <param name="With">What stands before its select.</param>
/// <param name="From">The tables, cases the last of them.</param>
internal readonly record struct CaseRows(string With, string From, string Where);
