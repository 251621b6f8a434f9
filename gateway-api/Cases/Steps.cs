using System.Collections.Frozen;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>Reads a step: its verb and what every step needs. The case decides whether it fits the stage.</summary>
internal static class Steps
{
    private static readonly FrozenDictionary<string, CaseVerb> Verbs =
        CaseVerbs.All.ToFrozenDictionary(
            static row => row.Word, static row => row.Verb, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names { get; } =
        [.. CaseVerbs.All.OrderBy(static row => row.Verb).Select(static row => row.Word)];

    public static bool TryVerb(string text, out CaseVerb verb) => Verbs.TryGetValue(text, out verb);

    /// <summary>Notes a fault when a step, of a case or of a joint task, does not name its actor.</summary>
    public static void By(string? by, List<Fault> faults) =>
        Texts.Need(
            faults,
            "case",
            "by",
            by,
            64,
            "by is missing; every step has its actor: \"by\": \"desk-1\", an officer's or a desk's code.");

    public static StepCase? Read(CaseVerb verb, StepBody? body, string? command, List<Fault> faults)
    {
        By(body?.By, faults);
        var needs = CaseVerbs.Of(verb).Needs;
        if (needs.HasFlag(Needs.Passed) && body?.Passed is null)
        {
            faults.Add(new("passed", "case.passedMissing",
                "passed is missing; whoever looked says how it was: \"passed\": true, or false to send it back."));
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
                faults.Add(new("ground", "case.ground",
                    $"'{word}' is no ground of a return; send {string.Join(", ", Words.Of<ReturnGround>())}."));
            }
        }

        if (body?.Departments is { } departments
            && (departments.Count > 20 || departments.Any(static code => !Texts.IsKey(code))))
        {
            faults.Add(new("departments", "case.departments", "departments are at most 20 codes."));
        }

        Texts.Check(faults, "case", "note", body?.Note, Reports.LongestDescription);
        Texts.Check(faults, "case", "reason", body?.Reason, Reports.LongestDescription);
        if (body?.Department is { } department && !Texts.IsKey(department))
        {
            faults.Add(new("department", "case.department",
                "department is a code: at most 64 characters, none of them blank or / ? # %."));
        }

        var coded = needs.HasFlag(Needs.DepartmentAsked);
        if (body?.To is { } to && (string.IsNullOrWhiteSpace(to) || (coded && !Texts.IsKey(to))))
        {
            faults.Add(new("to", "case.to",
                "to names whom it goes to: an authority, the id of a case to join, the code of a department to ask."));
        }

        if (body?.County is { } county && (verb != CaseVerb.Transfer || !Texts.IsKey(county)))
        {
            faults.Add(new("county", "case.county",
                "county is the code of a county and belongs to the step transfer; GET /v1/counties lists them."));
        }

        var found = FileAs(verb, body, faults);
        Texts.Check(faults, "case", "to", body?.To, 200);
        Texts.Check(faults, "case", "Idempotency-Key", command, Texts.LongestCommand);
        if (faults.Count > 0)
        {
            return null;
        }

        return new(
            verb,
            body!.By!,
            body.Note,
            command,
            body.Passed,
            body.Reason,
            body.Department,
            body.To,
            body.Until,
            ground,
            body.Departments,
            found,
            body.County);
    }

    /// <summary>What the desk found when it files a case; null where it says nothing of it.</summary>
    private static FileAs? FileAs(CaseVerb verb, StepBody? body, List<Fault> faults)
    {
        if (body is null or { Lon: null, Lat: null, Class: null, Kind: null, Condition: null })
        {
            if (body?.Crs is { } crs && !CrsNames.TryRead(crs, out _))
            {
                faults.Add(new("crs", "case.crsUnknown", CrsNames.Unknown(crs)));
            }

            return null;
        }

        if (verb != CaseVerb.File)
        {
            faults.Add(new("class", "case.foundElsewhere",
                "lon, lat, kind, class and condition belong to the step file; leave them out here."));
            return null;
        }

        var point = body is { Lon: null, Lat: null }
            ? (GeoPoint?)null
            : Coordinates.Read(body.Lon, body.Lat, body.Crs, "case", faults);
        ClassKind? kind = body.Kind switch
        {
            null => null,
            "part" => ClassKind.Part,
            _ => ClassKind.Event,
        };
        if (body.Kind is not (null or "event" or "part"))
        {
            faults.Add(new("kind", "case.kindUnknown", "kind is not known; send event or part."));
        }

        if (body.Condition is < 1 or > 99)
        {
            faults.Add(
                new("condition", "case.conditionRange", "condition counts the filing conditions of the class from 1."));
        }

        Texts.Check(faults, "case", "class", body.Class, 64);
        return new(point, kind, string.IsNullOrWhiteSpace(body.Class) ? null : body.Class.Trim(), body.Condition);
    }
}
