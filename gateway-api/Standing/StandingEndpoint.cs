using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Standing;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Standing;

/// <summary>Records the check of what a party owes by itself.</summary>
internal static class StandingEndpoint
{
    private const string Noun = "standing";

    public static Delegate Of(RegisterForm form) =>
        (
            string code,
            string item,
            StandingCheckBody body,
            IGrainFactory grains,
            [FromHeader(Name = "Idempotency-Key")] string? key = null) => Check(form, code, item, body, grains, key);

    private static async Task<IResult> Check(
        RegisterForm form, string code, string item, StandingCheckBody body, IGrainFactory grains, string? key)
    {
        if (!Texts.IsKey(code))
        {
            return PartyEndpoints.Unknown(form, code);
        }

        var faults = new List<Fault>();
        var id = body.Id ?? key ?? Guid.NewGuid().ToString("N");
        Texts.Check(faults, Noun, "id", id, 64);
        Texts.Check(faults, Noun, "item", item, 64);
        Texts.Check(faults, Noun, "photograph", body.Photograph, 71);
        Texts.Check(faults, Noun, "note", body.Note, 1000);
        Texts.Need(faults, Noun, "by", body.By, 64, "by is missing: the code of whoever does it.");
        var at = CountyTime.At(body.At, faults);
        if (body.How is null)
        {
            faults.Add(new("how", "standing.howMissing", "how is missing; send patrol, self or neighbour."));
        }

        if (body.Result is null)
        {
            faults.Add(new(
                "result", "standing.resultMissing", "result is missing; send met, notMet or dissuadedAndReported."));
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var party = new EntityRef(form.Kind, form.Key(code));
        if (await grains.GetParty(party).Entry() is null)
        {
            return PartyEndpoints.Unknown(form, code);
        }

        var done = await grains.GetGrain<IStandingGrain>(party.ToString()).Check(
            new(id, item, body.How!.Value, body.Result!.Value, body.By!, body.Photograph, body.Note, at));
        return done.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(StandingObligationBody.From(done.Value!));
    }
}
