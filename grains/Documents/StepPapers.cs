using System.Globalization;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>
/// The papers that steps of ladders and penalties serve. What such a paper says is decided with the step, so that a
/// step is refused whose paper cannot be made; it is issued from the event of the step, under a command that the step
/// gives, so that no step has two.
/// </summary>
internal static class StepPapers
{
    /// <summary>The words for a limit that no row sets.</summary>
    public const string SameDay = "收到本文书当日24时";

    /// <summary>What the paper of a step says.</summary>
    /// <param name="given">What the caller says; it goes before what the city knows.</param>
    /// <param name="known">What the city knows of a field; null for a field that it does not know.</param>
    /// <returns>No paper and no refusal where the county keeps no templates.</returns>
    public static (StepPaper? Paper, Refusal? Refusal) Of(
        County county,
        Func<DocumentTemplates, DateOnly, Outcome<DocumentRow>> template,
        EntityRef party,
        IReadOnlyDictionary<string, string>? given,
        Func<string, string?> known,
        DateTimeOffset now)
    {
        if (county.Rules.Documents.IsEmpty)
        {
            return default;
        }

        var day = county.DayOf(now);
        var found = template(county.Rules.Documents, day);
        if (found.Value is not { } row)
        {
            return (null, found.Refusal);
        }

        var fields = new Dictionary<string, string>(given ?? new Dictionary<string, string>());
        foreach (var field in DocumentText.Fields(row.Text))
        {
            if (!fields.ContainsKey(field) && known(field) is { } text)
            {
                fields[field] = text;
            }
        }

        if (DocumentText.Refuse(row.Kind, row.Text, fields) is { } wrong)
        {
            return (null, wrong);
        }

        var (sheet, _) = DocumentBook.Write(
            row, day, 1, county.Names.GetValueOrDefault(party), fields, verify: "");
        return DocumentBook.Refuse(sheet) is { } lacking
            ? (null, lacking)
            : (new StepPaper(row.Kind, row.Office, fields), null);
    }

    /// <summary>Issues the document of a step; again, it answers with the same.</summary>
    /// <param name="source">Of the events of the ladder or the penalty.</param>
    /// <param name="number">Of the step in its source.</param>
    /// <param name="at">When the step was taken.</param>
    public static async Task<Outcome<StepDocument>> Issue(
        IGrainFactory grains,
        County county,
        StepPaper paper,
        EntityRef party,
        Guid? found,
        string source,
        int number,
        string by,
        DateTimeOffset at)
    {
        var day = county.DayOf(at);
        var template = county.Rules.Documents.Find(paper.Kind, paper.Office, day);
        if (template.Value is not { } row)
        {
            return template.Refusal!;
        }

        var issued = await grains.GetGrain<IDocumentBookGrain>(DocumentBook.KeyOf(row, day)).Issue(
            new(
                paper.Kind, party.ToString(), found, paper.Fields, by, paper.Office, county.Code,
                string.Create(CultureInfo.InvariantCulture, $"{source}/{number}"), source),
            at);
        return issued.Value is { } id && DocumentBook.TryRead(id, out _, out var running)
            ? new StepDocument(id, row.Title, DocumentBook.NumberOf(row, day, running))
            : issued.Refusal!;
    }

    /// <summary>A time as papers write it, by the county's clock.</summary>
    public static string Time(County county, DateTimeOffset at)
    {
        var local = county.Local(at);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{local.Year}年{local.Month}月{local.Day}日{local.Hour}时{local.Minute:00}分");
    }

    /// <summary>Where it was: the address at the place, else that of the party.</summary>
    /// <param name="place">Where a case found it; null where none did.</param>
    public static string Place(County county, EntityRef party, Place? place)
    {
        place ??= county.At(party, point: null).Value is { } spot ? county.Described(spot.Place) : null;
        return place?.Address ?? "现场";
    }
}
