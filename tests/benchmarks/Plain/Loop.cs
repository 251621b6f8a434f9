using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Grid.Benchmarks.Plain;

/// <summary>
/// The steps of the loop, each one statement: one round trip and one transaction, which moves the case if its stage
/// allows, writes its history, changes what the parties owe and their figures, and answers with the case.
/// </summary>
internal sealed class Loop(NpgsqlDataSource database, Limits limits, TimeProvider time)
{
    private const int Slots = 32;

    private const string NoticeRows = """
        told as (
            insert into history (case_id, version, type, at, by, stage, note) select m.id, m.version, $5, $4, $6, m.stage, $7 from moved m)
        """;

    private const string Plainly = $"""
        with moved as (
            update cases set stage = $2, version = version + 1,
                handled_at = case when $2 = 6 then $4 when $8 then null else handled_at end,
                handled_late = case when $2 = 6 then $4 > due when $8 then null else handled_late end,
                reworked = reworked + case when $8 then 1 else 0 end
            where id = $1 and stage = any($3) returning *),
        {NoticeRows}
        select {PlainCase.Columns}, o.* from moved m cross join lateral (select {PlainCase.Duties} from obligations o where o.case_id = m.id and o.status <> 2) o
        """;

    private const string Dispatched = $"""
        with moved as (
            update cases set stage = $2, version = version + 1, due = ($8)[limit_index] where id = $1 and stage = any($3) returning *),
        {NoticeRows},
        owed as (
            update obligations o set due = case when o.role = 9 then null else m.due end from moved m
            where o.case_id = m.id and o.status = 0 returning o.party, o.role, o.rule, o.due)
        select {PlainCase.Columns}, o.* from moved m cross join lateral (select {PlainCase.Duties} from owed o) o
        """;

    private const string Closed = $"""
        with moved as (
            update cases set stage = $2, version = version + 1, closed_at = $4 where id = $1 and stage = any($3) returning *),
        {NoticeRows},
        owed as (
            update obligations o set status = 1, ended = $4, late = coalesce(m.handled_at, $4) > o.due from moved m
            where o.case_id = m.id and o.status = 0 returning o.party, o.role, o.rule, o.due, o.late),
        counted as (
            insert into counters as k (party, slot, raised, open, discharged, late)
            select o.party, $8, 0, -1, 1, case when o.late then 1 else 0 end from owed o order by o.party
            on conflict (party, slot) do update set open = k.open - 1, discharged = k.discharged + 1, late = k.late + excluded.late)
        select {PlainCase.Columns}, o.* from moved m cross join lateral (select {PlainCase.Duties} from owed o) o
        """;

    private int slot;

    public async Task<Results<Ok<CaseBody>, Problem>> Step(Guid id, string word, StepBody body)
    {
        var faults = new List<Fault>();
        if (!Steps.TryVerb(word, out var verb) || Steps.Read(verb, body, command: null, faults) is not { } step)
        {
            return faults.Count > 0
                ? Problem.Of(faults)
                : new Problem(
                    StatusCodes.Status404NotFound, "case.verbUnknown", $"'{word}' is not a step of the loop.");
        }

        var rework = step is { Verb: CaseVerb.Check, Passed: false };
        var (to, type, statement) = verb switch
        {
            CaseVerb.Verify => (CaseStage.Verified, "case.verified", Plainly),
            CaseVerb.File => (CaseStage.Filed, "case.filed", Plainly),
            CaseVerb.Dispatch => (CaseStage.Dispatched, "case.dispatched", Dispatched),
            CaseVerb.Accept => (CaseStage.Accepted, "case.accepted", Plainly),
            CaseVerb.Handle => (CaseStage.Handled, "case.handled", Plainly),
            CaseVerb.Check => (rework ? CaseStage.Accepted : CaseStage.Checked, "case.checked", Plainly),
            CaseVerb.Close => (CaseStage.Closed, "case.closed", Closed),
            CaseVerb.Feedback => (CaseStage.FedBack, "case.fedBack", Plainly),
            _ => throw new NotSupportedException($"The plain service has no '{word}'."),
        };
        await using var command = database.CreateCommand(statement);
        command
            .With(id)
            .With((short)to)
            .With(From[verb])
            .With(time.GetUtcNow().UtcDateTime)
            .With(type)
            .With(step.By)
            .WithText(step.Note);
        _ = verb switch
        {
            CaseVerb.Dispatch => command.With(limits.DuesFromNow()),
            CaseVerb.Close => command.With((short)(Interlocked.Increment(ref slot) & (Slots - 1))),
            _ => command.With(rework),
        };
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? TypedResults.Ok(PlainCase.Read(reader, limits))
            : new Problem(
                StatusCodes.Status409Conflict,
                "case.stage",
                $"'{word}' does not fit the case as it stands, or there is no such case.");
    }

    private static readonly Dictionary<CaseVerb, short[]> From = CaseVerbs.All.ToDictionary(
        static row => row.Verb, static row => row.From.Select(static stage => (short)stage).ToArray());
}
