using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Checklists;
using Grid.Documents;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Export;
using Grid.Gateway.Import;
using Grid.Gateway.Rulebook;
using Grid.Ladders;
using Grid.Patrols;
using Grid.Rulebook;

namespace Grid.Gateway.Reference;

/// <summary>
/// What a parameter means and which values it may have, written once for all operations with a parameter of that name.
/// </summary>
internal static class ParameterWords
{
    private const string Code = """{ "type": "string", "minLength": 1, "maxLength": 64 }""";
    private const string PostCode = """{ "type": "string", "minLength": 1, "maxLength": 32 }""";
    private const string Position = "^[0-9]+:[0-9]+$";

    private static readonly Parameter Holder = new(
        "Kind of the duty holder: a party of the registers (shop), or person or vehicle without one.", Code);

    private static readonly Parameter HolderKey = new(
        "Code of the duty holder: ‹shop›; of a person or vehicle a hash, never a name.", Code);

    /// <summary>By name, or by operation and name where a name means something of its own there.</summary>
    private static readonly Dictionary<string, Parameter> All = new(StringComparer.Ordinal)
    {
        ["acknowledged"] = new("Only letters that did, or did not, come."),
        ["after"] = new("`next` of the page before; the first page when absent."),
        ["chip"] = new("The fifteen digits of the chip that a dog carries.", Code),
        ["GET /v1/dogs household"] = new("Code of the household that keeps it.", Code),
        ["GET /v1/changes after"] = new(
            "`next` or `reached` of the page before, or latest; the first record of the ledger when absent."),
        ["GET /v1/stream after"] = new(
            "How far was read: `reached` of GET /v1/changes, or the id of an event; now when absent."),
        ["GET /v1/stream Last-Event-ID"] = new("Id of the last event that came; goes before after."),
        ["GET /v1/changes party"] = new("A recipient of the record, kind/key: department/‹department›."),
        ["GET /v1/stream party"] = new("A recipient of the record, kind/key: department/‹department›."),
        ["GET /v1/changes class"] = new("A class by its code, or all whose codes begin alike: 04-*.", Pattern),
        ["GET /v1/stream class"] = new("A class by its code, or all whose codes begin alike: 04-*.", Pattern),
        ["territory"] = new("Code of the sub-district or the community in which the case lies.", Code),
        ["at"] = new(
            "A time with its offset, 2019-04-01T09:30:00‹offset›; now when absent.",
            """{ "type": "string", "format": "date-time" }"""),
        ["alsoNear"] = new("Code of a county on whose border it lies, in another county.", Code),
        ["attachment"] = new(
            "What it is fixed to, where that decides who answers: 路名牌.", """{ "type": "string", "maxLength": 32 }"""),
        ["bbox"] = new("West, south, east, north in degrees: ‹west›,‹south›,‹east›,‹north›."),
        ["beat"] = new("Code of a patrol beat: ‹county›-XC-002.", Code),
        ["building"] = new("Code of a building that answers for it.", Code),
        ["GET /v1/cases/totals by"] = new(
            "county: the same figures county by county as well.", """{ "type": "string", "enum": ["county"] }"""),
        ["by"] = new("Who does it: an officer's or a desk's code.", """{ "type": "string", "maxLength": 64 }"""),
        ["case"] = new("Id of a case: a UUID.", """{ "type": "string", "format": "uuid" }"""),
        ["cell"] = new("Code of a unit grid cell.", Code),
        ["channel"] = new("Where it came in: ‹channel›."),
        ["check"] = new("true: say what would be done, and enter nothing."),
        ["class"] = new(
            "Code of a class; GET /v1/rulebook/classes lists them.",
            """{ "type": "string", "maxLength": 32 }"""),
        ["GET /v1/cases class"] = new("A class by its code, or all whose codes begin alike: 04-*.", Pattern),
        ["GET /v1/cases/totals class"] = new("A class by its code, or all whose codes begin alike: 04-*.", Pattern),
        ["GET /v1/problems class"] = new("A class by its code, or all whose codes begin alike: 04-*.", Pattern),
        ["classKind"] = new("event (事件, default) or part (部件).", Word<ClassKind>()),
        ["code"] = new("Its code in the register.", Code),
        ["condition"] = new(
            "Which filing condition of the class (立案条件), from 1.",
            """{ "type": "integer", "minimum": 1, "maximum": 99, "default": 1 }"""),
        ["confirm"] = new("How many rows or entries in force go, as the check said."),
        ["coordinating"] = new("true: cases that wait for a coordination."),
        ["coordination"] = new("Key of the coordination it is or was put to: ‹subdistrict›-E0405.", Code),
        ["county"] = new(
            "Code of the county. Without it a list shows all, and another question means the only one.", Code),
        ["GET /v1/cases county"] = new("Code of the county in which it lies.", Code),
        ["GET /v1/cases/totals county"] = new("Code of the county in which it lies.", Code),
        ["GET /v1/tables/{county}/{name} county"] = new("Code of the county.", Code),
        ["prefecture"] = new(
            "Code of a prefecture: what is of any of its counties. GET /v1/prefectures lists them.", Code),
        ["GET /v1/prefectures/{code} code"] = new("Code of the prefecture, as its counties name it.", Code),
        ["crs"] = new(
            "What lon and lat are in: wgs84 (default) or gcj02.",
            """{ "type": "string", "enum": ["wgs84", "cgcs2000", "gcj02", "gcj-02"], "default": "wgs84" }"""),
        ["day"] = new("A day, 2019-04-01; today when absent.", """{ "type": "string", "format": "date" }"""),
        ["department"] = new("Code of a department: ‹department›.", Code),
        ["dog"] = new("Licence number of a dog.", Code),
        ["duty"] = new("One post alone: ‹posts›.", PostCode),
        ["ended"] = new("true: what has ended as well."),
        ["family"] = new("One family of the checklist alone.", Word<StandardFamily>()),
        ["format"] = new("json: JSON Schema of a row; table: Table Schema of a file.", Enum(["json", "table"])),
        ["GET /v1/export/{kind} format"] = new("Of the file; by Accept when absent.", Enum(ExportEndpoints.Formats)),
        ["GET /v1/export/{kind} kind"] = new(
            "Which register or table of the rulebook.", Enum(ImportEndpoints.Kinds.Except([CaseForm.Kind]))),
        ["from"] = new("First day: 2019-04-01."),
        ["GET /v1/cases from"] = new("Reported at or after: RFC 3339, or a day of the county."),
        ["GET /v1/cases/totals from"] = new("Reported at or after: RFC 3339, or a day of the county."),
        ["GET /v1/rulebook/due from"] = new("When the clock starts: RFC 3339, or a day of the county."),
        ["goods"] = new("What is sold, as permits say it: 水果.", """{ "type": "string", "maxLength": 40 }"""),
        ["GET /v1/lawful class"] = new(
            "The class that the act would be found as: 04-05.", """{ "type": "string", "maxLength": 32 }"""),
        ["GET /v1/documents kind"] = new(
            "The word of the templates: order.", """{ "type": "string", "maxLength": 32 }"""),
        ["GET /v1/documents number"] = new("Number as printed.", """{ "type": "string", "maxLength": 64 }"""),
        ["GET /v1/documents party"] = new("To whom it speaks, kind/key: shop/‹shop›."),
        ["GET /v1/documents status"] = new("issued, sent, served or withdrawn.", Word<DocumentStatus>()),
        ["GET /v1/documents/verify number"] = new(
            "Its id, as in the QR code, or its number as printed.", """{ "type": "string", "maxLength": 64 }"""),
        ["ids"] = new("Ids separated by commas, in the order of the pages."),
        ["GET /v1/documents/verify hash"] = new(
            "The code of the QR code, or the SHA-256 of the PDF.", """{ "type": "string", "maxLength": 71 }"""),
        ["hash"] = new(
            "Hash of the file, as the case lists it.",
            """{ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }"""),
        ["holder"] = new(
            "Code of the seller; a permit of anyone counts when absent.", """{ "type": "string", "maxLength": 64 }"""),
        ["GET /v1/front shop"] = new("Code of the shop whose front it is.", Code),
        ["GET /v1/lawful shop"] = new("Code of the shop before whose front it happens.", Code),
        ["household"] = new("Code of a household that answers for it.", Code),
        ["id"] = new("Id of the case: a UUID.", """{ "type": "string", "format": "uuid" }"""),
        ["PUT /v1/reports/{id} id"] = new(
            "The caller's id for the case to be.", """{ "type": "string", "format": "uuid" }"""),
        ["GET /v1/problems/{id} id"] = new(
            "Id of the problem: that of its first case.", """{ "type": "string", "format": "uuid" }"""),
        ["item"] = new("Code of a standing item, as obligations show it.", Code),
        ["joinedTo"] = new("Reports that joined this case.", """{ "type": "string", "format": "uuid" }"""),
        ["key"] = new("Key of the matter: sub-district, kind letter and class, ‹subdistrict›-E0405.", Code),
        ["kind"] = new("event (事件) or part (部件).", Word<ClassKind>()),
        ["GET /v1/integrity/{kind}/{key} kind"] = Holder,
        ["GET /v1/integrity/{kind}/{key} key"] = HolderKey,
        ["GET /v1/ladder/{kind}/{key} kind"] = Holder,
        ["GET /v1/ladder/{kind}/{key} key"] = HolderKey,
        ["POST /v1/ladder/{kind}/{key} kind"] = Holder,
        ["POST /v1/ladder/{kind}/{key} key"] = HolderKey,
        ["POST /v1/ladder/{kind}/{key}/guide kind"] = Holder,
        ["POST /v1/ladder/{kind}/{key}/guide key"] = HolderKey,
        ["POST /v1/ladder/{kind}/{key}/recheck kind"] = Holder,
        ["POST /v1/ladder/{kind}/{key}/recheck key"] = HolderKey,
        ["POST /v1/ladder/{kind}/{key}/contest kind"] = Holder,
        ["POST /v1/ladder/{kind}/{key}/contest key"] = HolderKey,
        ["POST /v1/ladder/{kind}/{key}/review kind"] = Holder,
        ["POST /v1/ladder/{kind}/{key}/review key"] = HolderKey,
        ["POST /v1/ladder/{kind}/{key}/succeed kind"] = Holder,
        ["POST /v1/ladder/{kind}/{key}/succeed key"] = HolderKey,
        ["GET /v1/ladder kind"] = Holder,
        ["GET /v1/letters kind"] = new("transfer (移送) or copy (抄告).", Word<LetterKind>()),
        ["GET /v1/places kind"] = new("Places of this kind alone: area, cell, road, segment, building, shop or part."),
        ["metres"] = new(
            "How far from the point at most.",
            """{ "type": "number", "exclusiveMinimum": 0, "maximum": 1000, "default": 50 }"""),
        ["POST /v1/import/{kind} kind"] = new(
            "Which register or table of the rulebook; cases of another system.", Enum(ImportEndpoints.Kinds)),
        ["lat"] = new("Latitude in degrees.", """{ "type": "number", "minimum": -90, "maximum": 90 }"""),
        ["least"] = new(
            "Problems of at least so many cases.",
            """{ "type": "integer", "minimum": 1, "maximum": 1000, "default": 2 }"""),
        ["limit"] = new(
            "Most things of a page.",
            $$"""{ "type": "integer", "minimum": 1, "maximum": {{Paging.Most}}, "default": {{Paging.Usual}} }"""),
        ["GET /v1/rulebook/due limit"] = new(
            "How much time, in the unit: 4 or 0.5.", """{ "type": "number", "minimum": 0 }"""),
        ["lon"] = new("Longitude in degrees.", """{ "type": "number", "minimum": -180, "maximum": 180 }"""),
        ["marked"] = new("Only problems whose place is, or is not, marked now."),
        ["mode"] = new("offPeak (错时巡查), fixedPoint (定点管理) or mobile (机动突击).", Word<PatrolMode>()),
        ["name"] = new("Which table of the rulebook.", Enum(TableForms.All.Select(static form => form.Name))),
        ["number"] = new("Number of the letter within its case, from 1."),
        ["DELETE /v1/cases/{id}/concerned/{number} number"] = new("Number within its case, from 1."),
        ["open"] = new("Only those that are, or are not, open."),
        ["overdue"] = new("Only cases whose due time has, or has not, passed."),
        ["parent"] = new("Id of the case it is opened from.", """{ "type": "string", "format": "uuid" }"""),
        ["partition"] = new(
            "Number of the partition, from 0; the last one holds the registers.",
            """{ "type": "integer", "minimum": 0 }"""),
        ["post"] = new("The post whose list it is: ‹posts›.", PostCode),
        ["GET /v1/rulebook/calendar post"] = new("The post by whose hours and closing days: ‹posts›.", PostCode),
        ["GET /v1/rulebook/due post"] = new("The post by whose hours and closing days: ‹posts›.", PostCode),
        ["operation"] = new("Code of a special operation (专项整治).", Code),
        ["colour"] = new("Code of a colour of the table plates: yellow.", Code),
        ["month"] = new("A month of the county: 2019-04.", """{ "type": "string", "pattern": "^\\d{4}-\\d{2}$" }"""),
        ["decidedFrom"] = new("Decided at or after, and not annulled: RFC 3339, or a day of the county."),
        ["decidedUntil"] = new(
            "Decided before, and not annulled: RFC 3339, or through the end of a day of the county."),
        ["GET /v1/campaign year"] = new("A year of the county: 2019."),
        ["owed"] = new("true: orders whose limit has passed and after which nobody looked yet."),
        ["GET /v1/penalties party"] = new("Who did it, kind/key: shop/‹shop›."),
        ["GET /v1/penalties stage"] = new(
            "found, filed, noticed, decided, served, paid, inCourt or closed.",
            """
            { "type": "string",
              "enum": ["found", "filed", "noticed", "decided", "served", "paid", "inCourt", "closed"] }
            """),
        ["procedure"] = new(
            "simple, general or contactless.",
            """{ "type": "string", "enum": ["simple", "general", "contactless"] }"""),
        ["party"] = new("Who answers for it, kind/key: shop/‹shop›."),
        ["place"] = new("A place, kind/key: segment/‹segment›."),
        ["prefix"] = new("Only codes that begin so."),
        ["GET /v1/places q"] = new(
            "A name or an address, or parts of them.", """{ "type": "string", "minLength": 1, "maxLength": 200 }"""),
        ["q"] = new("Text in number, description or reason."),
        ["reason"] = new("Why.", """{ "type": "string", "maxLength": 500 }"""),
        ["recurring"] = new("Only cases that are, or are not, a further case of a problem (反复问题)."),
        ["replace"] = new("true: end the entries of the county and kind that the file does not have."),
        ["road"] = new("Code of a road that answers for it.", Code),
        ["rung"] = new("persuade (劝导), remind (提醒单), order (限期整改通知书) or file (立案).", Word<Rung>()),
        ["segment"] = new("Code of a street segment: ‹segment›.", Code),
        ["part"] = new("Code of a part (部件) that it is about.", Code),
        ["shop"] = new("Code of a shop that answers for it.", Code),
        ["sort"] = new(
            "By when it was reported or is due; a minus sign puts the latest first.",
            """{ "type": "string", "enum": ["reportedAt", "-reportedAt", "due", "-due"], "default": "-reportedAt" }"""),
        ["stage"] = new("One stage or several; repeat it, or separate them by commas: reported,filed."),
        ["standing"] = new(
            "true: marks that stand; false: those that ended or fell; all: both.",
            """{ "type": "string", "enum": ["true", "false", "all"], "default": "true" }"""),
        ["status"] = new(
            "What is open, known, discharged or lapsed; all of it when absent.",
            """{ "type": "string", "enum": ["open", "known", "discharged", "lapsed", "all"], "default": "all" }"""),
        ["subdistrict"] = new("Code of a sub-district.", Code),
        ["table"] = new("One table of the rulebook alone.", Enum(TableForms.All.Select(static form => form.Name))),
        ["takenOver"] = new("true: taken over from the system that its county used before; false: began here."),
        ["thumbnail"] = new("true: the small picture."),
        ["to"] = new("The authority a letter went to, as it was sent."),
        ["GET /v1/cases to"] = new("Reported before: RFC 3339, or through the end of a day of the county."),
        ["GET /v1/cases/totals to"] = new("Reported before: RFC 3339, or through the end of a day of the county."),
        ["unit"] = new("Unit of the limit.", Word<LimitUnit>()),
        ["until"] = new("Last day: 2019-04-30."),
        ["verb"] = new("The step.", Enum(Steps.Names)),
        ["POST /v1/cases/{id}/parts/{department}/{verb} verb"] = new("The step.", Word<JointTaskVerb>()),
        ["waitFor"] = new(
            "A ledger position the answer must have read: `ledgerPosition` of your own write, 7:1234.",
            $$"""{ "type": "string", "pattern": "{{Position}}" }"""),
        ["Idempotency-Key"] = new(
            "Names this request: sent again under the same key it is answered and not repeated.",
            $$"""{ "type": "string", "maxLength": {{Texts.LongestCommand}} }"""),
        ["zoom"] = new(
            "With bbox: the zoom of the map 地图缩放级别, at which cases that lie close together are counted by tiles.",
            """{ "type": "integer", "minimum": 0, "maximum": 22 }"""),
    };

    private static string Pattern => """{ "type": "string", "maxLength": 34 }""";

    /// <summary>The description of a parameter; null for one without, which a test finds.</summary>
    public static Parameter? Find(string operation, string name) =>
        All.GetValueOrDefault($"{operation} {name}") ?? All.GetValueOrDefault(name);

    private static string Word<T>()
        where T : struct, System.Enum => Enum(Words.Of<T>());

    private static string Enum(IEnumerable<string> words) =>
        new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. words.Select(static word => JsonValue.Create(word))]),
        }.ToJsonString();
}

/// <summary>A parameter described.</summary>
/// <param name="Meaning">In a sentence.</param>
/// <param name="Schema">Its values as a JSON schema; null where that of its type says enough.</param>
internal sealed record Parameter(string Meaning, string? Schema = null);
