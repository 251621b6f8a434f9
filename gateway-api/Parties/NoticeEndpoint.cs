using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Parties;

/// <summary>消息: the notices of a party, or of a person in every post the person held at the time.</summary>
internal static class NoticeEndpoint
{
    public static Delegate Of(RegisterForm form) =>
        async Task<Results<Ok<NoticesBody>, Problem>> (
            string code,
            int? limit,
            string? after,
            string? waitFor,
            IGrainFactory grains) =>
    {
        if (!Texts.IsKey(code))
        {
            return PartyEndpoints.Unknown(form, code);
        }

        var party = new EntityRef(form.Kind, form.Key(code));
        var (answer, none) = await Read(new(party), limit, after, waitFor, grains);
        return none && await grains.GetParty(party).Entry() is null ? PartyEndpoints.Unknown(form, code) : answer;
    };

    public static async Task<Results<Ok<NoticesBody>, Problem>> OfHolder(
        string code,
        int? limit,
        string? after,
        string? waitFor,
        IGrainFactory grains) =>
        Texts.IsKey(code)
            ? (await Read(new(null, code), limit, after, waitFor, grains)).Answer
            : new Problem(
                StatusCodes.Status400BadRequest,
                "holder.code",
                "A holder's code has at most 64 characters, none of them blank or / ? # %.");

    private static async Task<(Results<Ok<NoticesBody>, Problem> Answer, bool None)> Read(
        NoticeQuery query,
        int? limit,
        string? after,
        string? waitFor,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        query = query with
        {
            Limit = Paging.Limit(limit, faults),
            After = after,
            WaitFor = Paging.WaitFor(waitFor, faults),
        };
        if (faults.Count > 0)
        {
            return (Problem.Of(faults), false);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Notices(query);
        return found.Refusal is { } refusal
            ? (refusal.ToHttp(), false)
            : (TypedResults.Ok(NoticesBody.From(found.Value!)), found.Value!.Items.Count == 0 && after is null);
    }
}

/// <summary>
/// The notices that a party or a holder received because time passed or by command; <paramref name="Next"/> goes into
/// <c>after</c>, null at the end.
/// </summary>
public sealed record NoticesBody(
    IReadOnlyList<NoticeBody> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static NoticesBody From(NoticePage page) =>
        new([.. page.Items.Select(NoticeBody.From)], page.Next, page.ReadTo);
}

/// <summary>One message: of which case and clock, what passed, to whom, as what, and by when it should help.</summary>
/// <param name="Part">Code of the part (部件) that the case is about.</param>
/// <param name="NearestAddress">The nearest address of the case.</param>
public sealed record NoticeBody(
    DateTimeOffset At,
    DeadlineStep Step,
    ClockKind Clock,
    Guid Case,
    string Number,
    ClassKind Kind,
    string Class,
    PartyBody To,
    Post? Post,
    string? Holder,
    DateTimeOffset Due,
    DateTimeOffset? Until,
    string Rule,
    string? Reason,
    LedgerPosition Position,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part,
    string? NearestAddress)
{
    internal static NoticeBody From(NoticeLine line) => new(
        line.At, line.Step, line.Clock, line.Case, line.CaseNumber, line.Kind, line.Class,
        PartyBody.From(line.Party),
        line.Post, line.Holder, line.Due, line.Until, line.Rule, line.Reason,
        line.Position,
        line.Part,
        line.Address);
}
