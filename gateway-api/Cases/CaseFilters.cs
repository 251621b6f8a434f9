using System.Globalization;
using Grid.Cases;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Cases;

/// <summary>The conditions of a search for cases: a case must meet every condition that is given.</summary>
public sealed record CaseFilters
{
    /// <summary>One or several stages: reported, filed, dispatched … (repeat, or separate by commas).</summary>
    [FromQuery(Name = "stage")] public string[]? Stage { get; init; }

    /// <summary>event or part.</summary>
    public string? Kind { get; init; }

    /// <summary>04-05, or a whole big class 04-*.</summary>
    [FromQuery(Name = "class")] public string? Class { get; init; }

    /// <summary>The party that answers for it, kind/key: shop/‹shop›.</summary>
    public string? Party { get; init; }
    public string? Cell { get; init; }
    public string? Segment { get; init; }
    public string? Road { get; init; }
    public string? Building { get; init; }
    public string? Shop { get; init; }
    public string? Part { get; init; }
    public string? Dog { get; init; }
    public string? Household { get; init; }
    public string? Department { get; init; }

    /// <summary>Code of the county in which it lies.</summary>
    public string? County { get; init; }

    /// <summary>Code of the prefecture in one of whose counties it lies.</summary>
    public string? Prefecture { get; init; }

    /// <summary>Code of a county on whose border it lies, in another county: it may be taken over.</summary>
    public string? AlsoNear { get; init; }

    /// <summary>Nine-digit code.</summary>
    public string? Subdistrict { get; init; }
    public string? Channel { get; init; }

    /// <summary>Code of the special operation (专项整治) in which it was found.</summary>
    public string? Operation { get; init; }

    /// <summary>Key of the coordination it is or was put to.</summary>
    public string? Coordination { get; init; }

    /// <summary>true: waits for a coordination.</summary>
    public bool? Coordinating { get; init; }

    /// <summary>The id of the case that they joined.</summary>
    public Guid? JoinedTo { get; init; }

    /// <summary>true: joined another case, wherever that went; false: stands by itself.</summary>
    public bool? Joined { get; init; }

    /// <summary>true: handled after its due time; false: handled in time.</summary>
    public bool? HandledLate { get; init; }

    /// <summary>Code of the department that leads it.</summary>
    public string? Lead { get; init; }

    /// <summary>The sender's own number of the report.</summary>
    public string? Number { get; init; }

    /// <summary>false: it is not known yet where the matter is.</summary>
    public bool? Placed { get; init; }

    /// <summary>false: it is not known yet what the matter is.</summary>
    public bool? Classified { get; init; }

    /// <summary>true: taken over from the system that its county used before; false: began here.</summary>
    public bool? TakenOver { get; init; }

    /// <summary>Reported at or after: RFC 3339, or a day of the county.</summary>
    public string? From { get; init; }

    /// <summary>Reported before: RFC 3339, or through the end of a day of the county.</summary>
    public string? To { get; init; }
    public bool? Overdue { get; init; }

    /// <summary>反复问题: cases that are not the first of their problem.</summary>
    public bool? Recurring { get; init; }

    /// <summary>west,south,east,north in degrees.</summary>
    public string? Bbox { get; init; }

    /// <summary>
    /// Text in number or description; full-width and plain characters, capitals and small letters are one. It begins at
    /// any Chinese character, or where another word begins.
    /// </summary>
    public string? Q { get; init; }

    /// <summary>-reportedAt (default), reportedAt, due, -due.</summary>
    public string? Sort { get; init; }

    /// <summary>1 to 500; 50 when absent.</summary>
    public int? Limit { get; init; }

    /// <summary>The next of the page before.</summary>
    public string? After { get; init; }

    /// <summary>A ledger position the answer must have read, 7:1234.</summary>
    public string? WaitFor { get; init; }

    internal async ValueTask<CaseQuery?> Read(CountyTime times, KnownCounties counties, List<Fault> faults)
    {
        var within = await counties.Narrowing(County, Prefecture, faults);
        var query = new CaseQuery
        {
            Stages = Stages(faults),
            Kind = ReadKind(faults),
            Class = Shaped(
                "class", Class, ClassCodes.IsPattern, "the code of a class, or a beginning and -* for all", faults),
            Party = ReadParty(faults),
            Subdistrict = Shaped(
                "subdistrict",
                Subdistrict,
                Texts.IsKey,
                "the code of a sub-district",
                faults),
            County = within.County,
            Counties = within.Counties ?? [],
            AlsoNear = await counties.Named(AlsoNear, faults, "alsoNear"),
            Channel = Channel?.Trim(),
            From = times.Day("from", Given(From), 0, faults, County),
            To = times.Day("to", Given(To), 1, faults, County),
            Overdue = Overdue,
            Recurring = Recurring,
            Coordination = Shaped(
                "coordination", Coordination, Texts.IsKey, "the key of a coordination, ‹subdistrict›-E0405", faults),
            Coordinating = Coordinating,
            Operation = Shaped("operation", Operation, Texts.IsKey, "the code of an operation", faults),
            JoinedTo = JoinedTo,
            Joined = Joined,
            HandledLate = HandledLate,
            Lead = Shaped("lead", Lead, Texts.IsKey, "the code of a department", faults) is { } lead
                ? new(EntityKind.Department, lead)
                : null,
            SenderNumber = string.IsNullOrWhiteSpace(Number)
                ? null
                : Shaped("number", Number.Trim(), Texts.Clean, "plain text", faults),
            Placed = Placed,
            Classified = Classified,
            TakenOver = TakenOver,
            Box = ReadBox(faults),
            Text = string.IsNullOrWhiteSpace(Q) ? null : Shaped("q", Q, Texts.Clean, "plain text", faults),
            Sort =
                Shaped(
                    "sort",
                    Sort,
                    static text => text is "reportedAt" or "-reportedAt" or "due" or "-due",
                    "reportedAt, -reportedAt, due or -due",
                    faults) ?? "-reportedAt",
            Limit = Paging.Limit(Limit, faults),
            After = After,
            WaitFor = Paging.WaitFor(WaitFor, faults),
        };
        return faults.Count == 0 ? query : null;
    }

    private List<CaseStage> Stages(List<Fault> faults)
    {
        var stages = new List<CaseStage>();
        foreach (var word in (Stage ?? []).SelectMany(static text =>
                text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!char.IsAsciiDigit(word[0])
                && Enum.TryParse<CaseStage>(word, ignoreCase: true, out var stage)
                && stage != CaseStage.None)
            {
                stages.Add(stage);
            }
            else
            {
                var known = Enum.GetNames<CaseStage>().Skip(1)
                    .Select(static name => char.ToLowerInvariant(name[0]) + name[1..]);
                var expected = string.Join(", ", known);
                faults.Add(new("stage", "query.stage", $"stage '{word}' is not known; send {expected}."));
            }
        }

        return stages;
    }

    private ClassKind? ReadKind(List<Fault> faults) =>
        Shaped("kind", Kind, static text => text is "event" or "part", "event or part", faults) switch
        {
            "event" => ClassKind.Event,
            "part" => ClassKind.Part,
            _ => null,
        };

    private EntityRef? ReadParty(List<Fault> faults)
    {
        (EntityKind Kind, string? Key)[] named =
        [
            (EntityKind.Cell, Cell),
            (EntityKind.Segment, Segment),
            (EntityKind.Road, Road),
            (EntityKind.Building, Building),
            (EntityKind.Shop, Shop),
            (EntityKind.Part, Part),
            (EntityKind.Dog, Dog),
            (EntityKind.Household, Household),
            (EntityKind.Department, Department),
        ];
        var given = named
            .Where(static pair => !string.IsNullOrEmpty(pair.Key))
            .Select(static pair => new EntityRef(pair.Kind, pair.Key!))
            .ToList();
        if (!string.IsNullOrEmpty(Party))
        {
            if (EntityRef.TryParse(Party, out var party))
            {
                given.Add(party);
            }
            else
            {
                faults.Add(
                    new("party", "query.party", $"party '{Party}' names nobody; send kind/key, segment/‹segment›."));
            }
        }

        if (given.Count > 1)
        {
            faults.Add(new(
                "party",
                "query.partyTwice",
                "One party at a time can be asked for; leave out all but one of party, cell, segment, road, "
                + "building, shop, part, dog, household, department."));
        }

        return given switch
        {
            [] => null,
            [var one, ..] => RegisterForms.Normal(one),
        };
    }

    private double[]? ReadBox(List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(Bbox))
        {
            return null;
        }

        var parts = Bbox.Split(',', StringSplitOptions.TrimEntries);
        var box = new double[4];
        if (parts.Length == 4
            && Enumerable
                .Range(0, 4)
                .All(i =>
                    double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out box[i])
                    && double.IsFinite(box[i]))
            && box[0] <= box[2] && box[1] <= box[3])
        {
            return box;
        }

        faults.Add(new("bbox", "query.bbox",
            $"bbox '{Bbox}' is no box; send west,south,east,north in degrees: ‹west›,‹south›,‹east›,‹north›."));
        return null;
    }

    /// <summary>What a caller gave; null for a blank.</summary>
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Shaped(
        string field,
        string? text,
        Func<string, bool> fits,
        string expected,
        List<Fault> faults)
    {
        if (Given(text) is not { } given || fits(given))
        {
            return Given(text);
        }

        faults.Add(new(field, $"query.{field}", $"{field} '{text}' cannot be used; send {expected}."));
        return null;
    }
}
