using System.Globalization;

namespace Grid.Gateway.Reference;

/// <summary>
/// Names of operations, made from method and path, so that a new endpoint has one: <c>GET /v1/shops</c> is
/// <c>listShops</c>, <c>GET /v1/shops/{code}</c> <c>getShop</c>, <c>POST /v1/inspections/{code}/close</c>
/// <c>closeInspection</c>. A name stays as long as its path does; clients generated from the description call their
/// methods by it.
/// </summary>
internal static class OperationNames
{
    // Where method and path alone would not say what is done.
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["GET /v1/cells/recut"] = "getPendingRecut",
        ["POST /v1/cells/recut/giveup"] = "giveUpRecut",
        ["GET /v1/progress"] = "getProgress",
        ["GET /v1/cases/totals"] = "countCases",
        ["POST /v1/cases/{id}/{verb}"] = "stepCase",
        ["POST /v1/cases/{id}/parts/{department}/{verb}"] = "stepCasePart",
        ["POST /v1/reports"] = "reportCase",
        ["PUT /v1/reports/{id}"] = "reportCaseUnderId",
        ["POST /v1/cases/{parent}/children"] = "openChildCase",
        ["POST /v1/cases/{id}/evidence"] = "addCaseEvidence",
        ["PUT /v1/cases/{id}/parts/{department}"] = "openCasePart",
        ["PUT /v1/letters/{id}/{number}/acknowledgement"] = "acknowledgeLetter",
        ["POST /v1/coordinations/{key}/state"] = "stateCoordinationPosition",
        ["GET /v1/integrity/{kind}/{key}"] = "getIntegrity",
        ["GET /v1/ladder"] = "listLadderSteps",
        ["GET /v1/ladder/{kind}/{key}"] = "getLadder",
        ["POST /v1/ladder/{kind}/{key}"] = "takeRung",
        ["POST /v1/ladder/{kind}/{key}/guide"] = "guideHolder",
        ["POST /v1/ladder/{kind}/{key}/recheck"] = "recheckOrder",
        ["POST /v1/ladder/{kind}/{key}/contest"] = "contestRung",
        ["POST /v1/ladder/{kind}/{key}/review"] = "reviewRung",
        ["POST /v1/ladder/{kind}/{key}/succeed"] = "succeedHolder",
        ["PUT /v1/inspections/{code}"] = "planInspection",
        ["POST /v1/inspections/{code}/results"] = "judgeInspectionItem",
        ["POST /v1/penalties"] = "openPenalty",
        ["POST /v1/penalties/{id}/{verb}"] = "stepPenalty",
        ["POST /v1/exposures"] = "exposeMatter",
        ["POST /v1/exposures/{id}/withdraw"] = "withdrawExposure",
        ["POST /v1/patrols/{beat}/checkins"] = "checkInAtBeat",
        ["POST /v1/patrols/{beat}/findings"] = "reportBeatFinding",
        ["GET /v1/patrols/figures"] = "countPatrolVisits",
        ["GET /v1/patrols/{beat}/figures"] = "countBeatVisits",
        ["GET /v1/patrols/{beat}"] = "getPatrolDay",
        ["GET /v1/permits/{code}/rota"] = "getPermitRota",
        ["GET /v1/campaign"] = "getCampaign",
        ["GET /v1/operations/{code}/counts"] = "countOperation",
        ["POST /v1/import/{kind}"] = "importRecords",
        ["GET /v1/export/{kind}"] = "exportRecords",
        ["GET /v1/export"] = "exportCounty",
        ["POST /v1/clock"] = "passTime",
        ["GET /v1/locate"] = "locatePoint",
        ["GET /v1/front"] = "askFront",
        ["GET /v1/lawful"] = "askLawful",
        ["GET /v1/rulebook/check"] = "checkRulebook",
        ["GET /v1/rulebook/practice"] = "listPractice",
        ["GET /v1/rulebook/route"] = "explainRoute",
        ["GET /v1/rulebook/due"] = "reckonDue",
        ["GET /v1/worklist"] = "showWorklist",
        ["GET /v1/tables/{county}/{name}"] = "getRulebookTable",
    };

    public static string Of(string method, string path)
    {
        if (Given.TryGetValue($"{method} {path}", out var given))
        {
            return given;
        }

        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["v1", .. var rest]
            ? rest
            : path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var nouns = words
            .Select((word, i) => IsParameter(word) ? "" : Pascal(i + 1 < words.Length ? Singular(word) : word))
            .ToList();
        var ofOne = words is [.., var last] && IsParameter(last);
        var thing = string.Concat(nouns);
        return method switch
        {
            "GET" => (!ofOne && words.Length > 0 && IsPlural(words[^1]) ? "list" : "get") + thing,
            "POST" when words.Length > 1 && !ofOne && !IsPlural(words[^1]) => words[^1]
                + string.Concat(words[..^1].Any(IsParameter) ? nouns[..^1] : [Pascal(words[0]), .. nouns[1..^1]]),
            "POST" => "add" + (ofOne ? thing : string.Concat(nouns[..^1]) + Pascal(Singular(words[^1]))),
            "DELETE" => "delete" + thing,
            _ => method.ToLowerInvariant() + thing,
        };
    }

    private static bool IsParameter(string word) => word.StartsWith('{');

    private static bool IsPlural(string word) => word.EndsWith('s');

    private static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        return IsPlural(word) ? word[..^1] : word;
    }

    private static string Pascal(string words) => string.Concat(words.Split('-', StringSplitOptions.RemoveEmptyEntries)
        .Select(static word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
