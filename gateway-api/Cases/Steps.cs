using System.Collections.Frozen;
using System.Text.Json;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>Reads a step: its verb and what every step needs. The case decides whether it fits the stage.</summary>
internal static class Steps
{
    private const int MostReports = 100;

    private static readonly FrozenDictionary<string, CaseVerb> Verbs =
        CaseVerbs.All.ToFrozenDictionary(
            static row => row.Word, static row => row.Verb, StringComparer.OrdinalIgnoreCase);

    /// <summary>Each field of a step beside its actor and its note.</summary>
    private static readonly (string Field, Func<StepBody, object?> Value)[] Fields =
    [
        .. typeof(StepBody).GetProperties().Select(static property => (
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            (Func<StepBody, object?>)property.GetValue)),
    ];

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

        if (body?.Reports is { Count: > MostReports })
        {
            faults.Add(new("reports", "case.reports", $"reports are at most {MostReports} ids."));
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

        if (body?.County is { } county && verb == CaseVerb.Transfer && !Texts.IsKey(county))
        {
            faults.Add(new("county", "case.county",
                "county is the code of a county and belongs to the step transfer; GET /v1/counties lists them."));
        }

        if (body?.Evidence is { } evidence
            && (evidence.Count > MostReports || evidence.Any(static hash => hash is not { Length: > 0 and <= 80 })))
        {
            faults.Add(new(
                "evidence", "case.evidence", $"evidence is at most {MostReports} hashes of the case's own."));
        }

        if (body?.From is { } from && !Texts.IsKey(from))
        {
            faults.Add(new("from", "case.from",
                "from is the code of an office: at most 64 characters, none of them blank or / ? # %."));
        }

        Texts.Check(faults, "case", "clause", body?.Clause, 200);
        Known(verb, body, faults);
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
            body.County,
            body.Reports,
            body.Mark,
            body.From,
            body.Clause,
            body.Evidence);
    }

    /// <summary>Notes a fault for each field that the verb does not take: nothing that is sent is swallowed.</summary>
    private static void Known(CaseVerb verb, StepBody? body, List<Fault> faults)
    {
        if (body is null)
        {
            return;
        }

        var row = CaseVerbs.Of(verb);
        foreach (var (field, value) in Fields)
        {
            if (value(body) is not null && !row.Fields.Contains(field))
            {
                faults.Add(new(
                    field,
                    "case.fieldElsewhere",
                    $"{row.Word} takes no '{field}'; it takes {string.Join(", ", row.Fields)}. Leave it out, or say it "
                    + "in \"note\"."));
            }
        }
    }

    /// <summary>What the desk found when it files or corrects a case; null where it says nothing of it.</summary>
    private static FileAs? FileAs(CaseVerb verb, StepBody? body, List<Fault> faults)
    {
        if (verb is not (CaseVerb.File or CaseVerb.Correct or CaseVerb.Divide)
            || body is null
            or
            {
                Lon: null, Lat: null, Class: null, Kind: null, Condition: null, Shop: null, Part: null, Dog: null,
                Attachment: null,
            })
        {
            if (body?.Crs is { } crs && !CrsNames.TryRead(crs, out _))
            {
                faults.Add(new("crs", "case.crsUnknown", CrsNames.Unknown(crs)));
            }

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

        Code("shop", body.Shop);
        Code("part", body.Part);
        Code("dog", body.Dog);
        Texts.Check(faults, "case", "class", body.Class, Reports.LongestClass);
        Texts.Check(faults, "case", "attachment", body.Attachment, 32);
        return new(
            point,
            kind,
            string.IsNullOrWhiteSpace(body.Class) ? null : body.Class.Trim(),
            body.Condition,
            body.Shop,
            body.Dog,
            body.Attachment?.Trim(),
            body.Part);

        void Code(string field, string? code)
        {
            if (code is { Length: > 0 } && !Texts.IsKey(code))
            {
                faults.Add(new(field, $"case.{field}",
                    $"{field} is a code: at most 64 characters, none of them blank or / ? # %; or empty for none."));
            }
        }
    }
}
