using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>
/// Reads a report: complete and well formed, or every fault of it at once. Whether the city takes it is the city's to
/// say.
/// </summary>
internal static class Reports
{
    public const int LongestDescription = 4000;
    public const string DescriptionTooLong = "report.descriptionTooLong";

    public static ReportCase? Read(ReportBody body, string? crs, bool fresh, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(body.Class))
        {
            faults.Add(
                new(
                    "class",
                    "report.classMissing",
                    "class is missing; send the short form of GB/T 30428.2, \"class\": \"04-05\"."));
        }
        else if (!ClassCodes.IsClass(body.Class))
        {
            faults.Add(
                new(
                    "class",
                    "report.classShape",
                    $"'{Short(body.Class)}' is not a class: two digits, a hyphen, two digits; send \"class\": "
                    + $"\"{ClassCodes.Meant(body.Class) ?? "04-05"}\"."));
        }

        var kind = Kind(body.Kind, faults);
        var point = Coordinates.Read(body.Lon, body.Lat, body.Crs ?? crs, "report", faults);
        DateTimeOffset? reportedAt = null;
        if (body.ReportedAt is { } text)
        {
            if (CountyTime.TryRead(text, out var time))
            {
                reportedAt = time;
            }
            else
            {
                faults.Add(
                    new(
                        "reportedAt",
                        "report.timeShape",
                        $"reportedAt '{Short(text)}' is not a time with its offset; send \"2019-04-01T09:30:00+08:00\"."
                    ));
            }
        }

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

        Texts.Check(faults, "report", "description", body.Description, LongestDescription);
        Texts.Check(faults, "report", "channel", body.Channel, 32);
        Texts.Check(faults, "report", "attachment", body.Attachment, 32);
        Texts.Check(faults, "report", "by", body.By, 64);
        Texts.Check(faults, "report", "reporter", body.Reporter?.Name, 64);
        Texts.Check(faults, "report", "reporter", body.Reporter?.Phone, 32);
        if (faults.Count > 0)
        {
            return null;
        }

        return new(
            kind,
            body.Class!,
            point!.Value,
            body.Channel?.Trim() ?? "",
            body.Description,
            reportedAt,
            fresh,
            string.IsNullOrWhiteSpace(body.By) ? "public" : body.By,
            body.Condition ?? 1,
            body.Dog is { } dog ? new EntityRef(EntityKind.Dog, dog) : null,
            body.Reporter is { } reporter ? new Reporter(reporter.Name, reporter.Phone) : null,
            string.IsNullOrWhiteSpace(body.Attachment) ? null : body.Attachment.Trim(),
            body.Parent);
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
                faults.Add(
                    new(
                        "kind",
                        "report.kindUnknown",
                        $"kind '{Short(text)}' is not known; send event (default) or part."));
                return default;
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
