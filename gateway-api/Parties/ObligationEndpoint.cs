using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Standing;
using Grid.Worklists;

namespace Grid.Gateway.Parties;

/// <summary>
/// Shows what a party owes. The party itself knows its open and its lately ended obligations and answers for them; the
/// read model answers for pages and for ended obligations by status. A department's list begins with the steps of its
/// posts.
/// </summary>
internal static class ObligationEndpoint
{
    public static Delegate Of(RegisterForm form) =>
        (
            string code,
            string? status,
            int? limit,
            string? after,
            string? waitFor,
            HttpContext http,
            IGrainFactory grains,
            ObligationPages pages) => Read(form, code, status, limit, after, waitFor, http, grains, pages);

    private static async Task<IResult> Read(
        RegisterForm form,
        string code,
        string? status,
        int? limit,
        string? after,
        string? waitFor,
        HttpContext http,
        IGrainFactory grains,
        ObligationPages pages)
    {
        if (!Texts.IsKey(code))
        {
            return PartyEndpoints.Unknown(form, code);
        }

        var faults = new List<Fault>();
        var wanted = Status(status, faults);
        var size = Paging.Limit(limit, faults);
        var position = Paging.WaitFor(waitFor, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var party = new EntityRef(form.Kind, form.Key(code));
        var ofItself =
            form.Kind.Traits.Worklist == Worklist.Own
            && limit is null
            && after is null
            && position is null
            && wanted is null or ObligationStatus.Open;
        var owed = (form.Kind.Traits.Worklist, ofItself) switch
        {
            (Worklist.ReadModel, _) =>
                await grains.GetGrain<IWorklistGrain>(0).Obligations(party, wanted, size, after, position),
            (_, true) => await grains.GetParty(party).Obligations(openOnly: wanted == ObligationStatus.Open),
            _ => await grains.GetGrain<IReadModelGrain>(0).Obligations(party, wanted, size, after, position),
        };
        if (owed.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = owed.Value!;
        if (page.Items.Count == 0 && after is null && await grains.GetParty(party).Entry() is null)
        {
            return PartyEndpoints.Unknown(form, code);
        }

        var standing = after is null && wanted is not ObligationStatus.Known
            ? await grains.GetGrain<IStandingGrain>(party.ToString()).Owed(at: null)
            : [];
        return await pages.Of(
            http, party, page, [.. standing.Where(one => wanted is null || one.Status == wanted)]);
    }

    private static ObligationStatus? Status(string? text, List<Fault> faults)
    {
        if (text is null or "" or "all")
        {
            return null;
        }

        if (!Words.TryRead<ObligationStatus>(text, out var status))
        {
            faults.Add(new(
                "status",
                "query.status",
                $"status '{text}' is not known; send open, known, discharged, lapsed or all."));
        }

        return status;
    }
}
