using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>
/// Reads a report: complete and well formed, or every fault of it at once. Whether the city takes it is the city's to
/// say.
/// </summary>
internal static class Reports
{
    public const int LongestDescription = 4000;

    /// <summary>A class is given by its code or a name, so as long as a name in the table of classes.</summary>
    public const int LongestClass = 200;

    private const string OfArea = "area", OfCell = "cell";
    private const string DescriptionTooLong = "report.descriptionTooLong";

    public static ReportCase? Read(ReportBody body, string? crs, bool fresh, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(body.Class))
        {
            if (string.IsNullOrWhiteSpace(body.Description) && string.IsNullOrWhiteSpace(body.Part))
            {
                faults.Add(new(
                    "class",
                    "report.classMissing",
                    "class is missing; send its code or name, \"class\": \"04-05\", or say in \"description\" what "
                    + "was seen."));
            }
        }
        else if (!body.Class.Any(char.IsLetterOrDigit))
        {
            faults.Add(new(
                "class",
                "report.classShape",
                $"'{Short(body.Class)}' is neither the code nor the name of a class; GET /v1/rulebook/classes lists "
                + "them."));
        }

        var kind = Kind(body.Kind ?? (string.IsNullOrWhiteSpace(body.Part) ? null : "part"), faults);
        var (point, where) = Where(body, crs, faults);
        var reportedAt = Time("reportedAt", body.ReportedAt, faults);
        var sourceDue = Time("sourceDue", body.SourceDue, faults);

        if (body.Condition is < 1 or > 99)
        {
            faults.Add(
                new("condition", "report.conditionRange", "condition counts the filing conditions of the class from 1.")
            );
        }

        if (body.Dog is not null && !Texts.IsKey(body.Dog))
        {
            faults.Add(new("dog", "report.dogShape", "dog is a licence number of at most 64 characters."));
        }

        Texts.CheckBounds(faults, "report", body);
        Texts.Check(faults, "report", "reporter", body.Reporter?.Name, 64);
        Texts.Check(faults, "report", "reporter", body.Reporter?.Phone, 32);
        if (body.IdGiven && !string.IsNullOrWhiteSpace(body.Number))
        {
            faults.Add(new(
                "number",
                "report.numberTwice",
                "The report has an id of the sender's and a number too, and only one can name it; POST it with its "
                + "number alone, or leave the number out."));
        }

        if (faults.Count > 0)
        {
            return null;
        }

        return body.ToCase(kind, point, where, reportedAt, sourceDue, fresh);
    }

    /// <summary>The problem of a report that has faults.</summary>
    public static Problem Refused(List<Fault> faults) => Problem.Of(
        faults,
        faults[0].Code == DescriptionTooLong
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status400BadRequest);

    /// <summary>
    /// Where it is: a point, one thing by its code with or without a point, an area, or what the words say; null where
    /// it is said twice or not at all.
    /// </summary>
    private static (GeoPoint? Point, Whereabouts? Where) Where(ReportBody body, string? crs, List<Fault> faults)
    {
        (string Field, string? Code)[] all =
        [
            ("part", body.Part),
            ("shop", body.Shop),
            ("building", body.Building),
            ("segment", body.Segment),
            (OfCell, body.Cell),
            (OfArea, body.Area),
        ];
        var named = all.Where(static one => !string.IsNullOrWhiteSpace(one.Code)).ToList();
        var pointed = body.Lon is not null || body.Lat is not null;
        if (named.Count > 1 || (pointed && named is [(OfArea or OfCell, _)]))
        {
            faults.Add(new(named[^1].Field, "report.placeTwice",
                "Where it is is said twice; send one of part, shop, building and segment, with or without a point, or "
                + "a point, cell or area alone."));
            return default;
        }

        if (named is [var (field, code)])
        {
            if (!Texts.IsKey(code!))
            {
                faults.Add(new(field, "report.placeShape", $"{field} is a code of at most 64 characters."));
                return default;
            }

            if (field == OfArea)
            {
                return (null, new(Area: code));
            }

            var beside = pointed ? Coordinates.Read(body.Lon, body.Lat, body.Crs ?? crs, "report", faults) : null;
            return (null, new(EntityRef.Parse($"{field}/{code}"), Point: beside));
        }

        if (pointed)
        {
            return (Coordinates.Read(body.Lon, body.Lat, body.Crs ?? crs, "report", faults), null);
        }

        if (string.IsNullOrWhiteSpace(body.Address) && string.IsNullOrWhiteSpace(body.Description))
        {
            faults.Add(new(
                "lon",
                "report.pointMissing",
                "Nothing says where it is. Send \"lon\" and \"lat\"; or \"part\", \"shop\", \"building\", \"segment\", "
                + "\"cell\" or \"area\" by its code; or an \"address\"."));
            return default;
        }

        return (null, new());
    }

    private static DateTimeOffset? Time(string field, string? text, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (CountyTime.TryRead(text, out var time))
        {
            return time;
        }

        faults.Add(new(field, "report.timeShape",
            $"{field} '{Short(text)}' is not a time with its offset; send \"2019-04-01T09:30:00‹offset›\"."));
        return null;
    }

    private static ClassKind Kind(string? text, List<Fault> faults)
    {
        switch (text)
        {
            case null or "event":
                return ClassKind.Event;
            case "part":
                return ClassKind.Part;
            default:
                faults.Add(new("kind", "report.kindUnknown",
                    $"kind '{Short(text)}' is not known; send event (default) or part."));
                return default;
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
