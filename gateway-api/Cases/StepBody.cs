using System.ComponentModel.DataAnnotations;
using System.Collections.Frozen;
using Grid.Cases;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Cases;

/// <summary>One step of the loop, as it is sent to <c>POST /v1/cases/{id}/{verb}</c>.</summary>
public sealed record StepBody
{
    /// <summary>Who does it: an officer's or a desk's code. Always needed.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
    [StringLength(Reports.LongestDescription)]
    public string? Note { get; init; }

    /// <summary>For check, lookback and rebound: whether it passed; for extend: whether what was asked is approved.</summary>
    public bool? Passed { get; init; }

    /// <summary>For refuse, return, reopen, transfer, void, suspend, extend, consult, supervise, coordinate, notify, split; for a dispatch to who returned it.</summary>
    [StringLength(Reports.LongestDescription)]
    public string? Reason { get; init; }

    /// <summary>For dispatch: a department other than the rulebook's; for return: whose it is instead; for notify: one of the county's own.</summary>
    [StringLength(64)]
    public string? Department { get; init; }

    /// <summary>For transfer and notify: the authority; for join: the id of the case to join; for consult: the department asked.</summary>
    [StringLength(200)]
    public string? To { get; init; }

    /// <summary>For suspend and consult: when the clocks go on at the latest.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>For return: notOurs 职责不属 (default), overlap 职责交叉, elsewhere 区域不属, incomplete 信息不全.</summary>
    [AllowedValues("notOurs", "overlap", "elsewhere", "incomplete")]
    public string? Ground { get; init; }

    /// <summary>For coordinate: codes of departments concerned, beside those the record names; for dispatch: who has a part of its own (联合执法). At most 20.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string>? Departments { get; init; }
}

/// <summary>Reads a step: its verb and what every step needs. Whether it fits the stage is the case's to say.</summary>
internal static class Steps
{
    private static readonly FrozenDictionary<string, CaseVerb> Verbs =
        Enum.GetValues<CaseVerb>().ToFrozenDictionary(static verb => verb.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names { get; } = [.. Enum.GetNames<CaseVerb>().Select(static name => name.ToLowerInvariant())];

    public static bool TryVerb(string text, out CaseVerb verb) => Verbs.TryGetValue(text, out verb);

    /// <summary>Who takes a step must be said, of a case and of a part of it.</summary>
    public static void By(string? by, List<Fault> faults) =>
        Texts.Need(faults, "case", "by", by, 64, "by is missing; every step has its actor: \"by\": \"desk-1\", an officer's or a desk's code.");

    public static StepCase? Read(CaseVerb verb, StepBody? body, string? command, List<Fault> faults)
    {
        By(body?.By, faults);
        if (verb is CaseVerb.Check or CaseVerb.LookBack or CaseVerb.Rebound && body?.Passed is null)
        {
            faults.Add(new("passed", "case.passedMissing", "passed is missing; whoever looked says how it was: \"passed\": true, or false to send it back."));
        }

        ReturnGround? ground = null;
        if (body?.Ground is { } word)
        {
            if (Words.TryRead<ReturnGround>(word, out var known))
            {
                ground = known;
            }
            else
            {
                faults.Add(new("ground", "case.ground", $"'{word}' is no ground of a return; send {string.Join(", ", Words.Of<ReturnGround>())}."));
            }
        }

        if (body?.Departments is { } departments && (departments.Count > 20 || departments.Any(static code => !Texts.IsKey(code))))
        {
            faults.Add(new("departments", "case.departments", "departments are at most 20 codes."));
        }

        Texts.Check(faults, "case", "note", body?.Note, Reports.LongestDescription);
        Texts.Check(faults, "case", "reason", body?.Reason, Reports.LongestDescription);
        if (body?.Department is { } department && !Texts.IsKey(department))
        {
            faults.Add(new("department", "case.department", "department is a code: at most 64 characters, none of them blank or / ? # %."));
        }

        if (body?.To is { } to && (string.IsNullOrWhiteSpace(to) || (verb == CaseVerb.Consult && !Texts.IsKey(to))))
        {
            faults.Add(new("to", "case.to", "to names whom it goes to: an authority, the id of a case to join, the code of a department to ask."));
        }

        Texts.Check(faults, "case", "to", body?.To, 200);
        Texts.Check(faults, "case", "Idempotency-Key", command, Texts.LongestCommand);
        return faults.Count > 0 ? null : new(verb, body!.By!, body.Note, command, body.Passed, body.Reason, body.Department, body.To, body.Until, ground, body.Departments);
    }
}
