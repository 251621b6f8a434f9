using Grid.Cases;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Cases;

/// <summary>联合执法: a case has one lead; further departments hold joint tasks of it, and close each on its own.</summary>
internal static class PartEndpoints
{
    public static void MapParts(this IEndpointRouteBuilder cases)
    {
        cases.MapPut("/{id}/parts/{department}", Open)
            .WithSummary("Give a department a part of its own 联合执法")
            .WithDescription(
                "With its own due time: by the limit of the case and the department's hours, or until. The same "
                + "again changes nothing, another is refused. The case closes when every part has.")
            .Example("""{ "by": "desk-1", "task": "清理占道车辆" }""")
            .Refuses(400, "case.byMissing")
            .Refuses(404, "case.unknown")
            .Refuses(
                409,
                "case.undispatched",
                "case.pastHandling",
                "case.suspended",
                "case.consulting",
                "part.lead",
                "part.doneOtherwise",
                "command.reused")
            .Refuses(422, "department.unknown", "department.otherCounty", "department.handlesNone", "part.until")
            .Refuses(503, "city.away");
        cases.MapPost("/{id}/parts/{department}/{verb}", Step)
            .WithSummary("One step of a part")
            .WithDescription(
                $"Verbs: {string.Join(' ', Words.Of<JointTaskVerb>())}. A check that passes closes the part, "
                + "whatever the rest does.")
            .Example("""{ "by": "JJ-3" }""")
            .Refuses(400, "case.byMissing", "case.passedMissing", "case.reasonMissing")
            .Refuses(404, "case.unknown", "part.unknown", "part.verbUnknown")
            .Refuses(
                409,
                "part.unhandled",
                "part.alreadyHandled",
                "part.closed",
                "part.withdrawn",
                "part.doneOtherwise",
                "command.reused",
                "case.ended",
                "case.ownWork",
                "case.suspended",
                "case.consulting")
            .Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<CaseBody>, Problem>> Open(
        string id,
        string department,
        OpenPartBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Steps.By(body?.By, faults);
        Texts.Check(faults, "case", "task", body?.Task, Reports.LongestDescription);
        Texts.Check(faults, "case", "Idempotency-Key", command, Texts.LongestCommand);
        if (!Guid.TryParse(id, out var key) || !Texts.IsKey(department))
        {
            return Unknown(id);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var task = new OpenJointTask(body!.By!, department, body.Task, body.Until, command);
        return (await grains.GetGrain<ICaseGrain>(key).OpenJointTask(task)).ToHttp(CaseBody.From);
    }

    private static async Task<Results<Ok<CaseBody>, Problem>> Step(
        string id,
        string department,
        string verb,
        StepPartBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        if (!Words.TryRead<JointTaskVerb>(verb, out var known))
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "part.verbUnknown",
                $"'{verb}' is no step of a part; these are: {string.Join(' ', Words.Of<JointTaskVerb>())}.");
        }

        var faults = new List<Fault>();
        Steps.By(body?.By, faults);
        Texts.Check(faults, "case", "reason", body?.Reason, Reports.LongestDescription);
        Texts.Check(faults, "case", "note", body?.Note, Reports.LongestDescription);
        Texts.Check(faults, "case", "Idempotency-Key", command, Texts.LongestCommand);
        if (!Guid.TryParse(id, out var key) || !Texts.IsKey(department))
        {
            return Unknown(id);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var step = new StepJointTask(known, body!.By!, department, body.Passed, body.Reason, body.Note, command);
        return (await grains.GetGrain<ICaseGrain>(key).StepJointTask(step)).ToHttp(CaseBody.From);
    }

    private static Problem Unknown(string id) =>
        new(StatusCodes.Status404NotFound, "case.unknown",
            $"There is no case '{id}'; a case is found by its id, which is a UUID. GET /v1/cases?q= searches by "
            + "number.");
}
