using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>
/// The form (登记表) of one kind of register: which columns it has, from a row to the data and back. The same columns
/// serve import, <c>PUT</c>, <c>PATCH</c> and <c>GET</c>. A column it does not know is refused by name.
/// </summary>
internal abstract class RegisterForm(EntityKind kind, string plural, params Column[] own)
{
    public EntityKind Kind => kind;

    /// <summary>Its word in a path: <c>segments</c>.</summary>
    public string Plural => plural;

    /// <summary>Its word in a code: <c>segment</c>.</summary>
    public string Singular { get; } = new EntityRef(kind, "").KindName;

    /// <summary>Everything a row of it may give, <c>code</c> first.</summary>
    public ColumnList Columns { get; } = new(plural, NameColumn.Beside(Told(kind, own)));

    /// <summary>
    /// The column of the first day in force: <c>from</c>, unless the kind means something else by that. Null for a kind
    /// that has a period of its own, or none.
    /// </summary>
    private string? FirstDay { get; } = Period(kind, own).FirstOrDefault()?.Name;

    /// <summary>The column of an entry of the same register: the area around, the office above. Null: none.</summary>
    private Column? AboveColumn { get; } = own.FirstOrDefault(column => column.Refers == kind);

    private static Column[] OfAll =>
    [
        Column.Bag("other", "what the county keeps beside these columns: an object, or columns other.NAME"),
        Column.Code("county", "code of its county; that of its ground or the only one when absent")
            .OfCodes(CodeName.Of(EntityKind.County)),
        Column.Flag("synthetic", "invented, not surveyed"),
        Column.Text("source", "where it comes from", 500),
        Column.Text("by", "who enters it, an officer or a system", 64),
        Column.Shown("party", "its kind and key"),
        Column.Shown("registered", "whether it is registered"),
        Column.Shown("version", "counts its changes; the ETag"),
        Column.Shown("ledgerPosition", "where its last change stands in the ledger"),
        Column.Shown("change", "what a write did"),
        Column.Shown("notKept", "what a write gave and the register has no place for"),
        Column.Shown("figures", "how it keeps its duties"),
        Column.Shown("repeats", "what it remembers of repeated complaints"),
    ];

    /// <summary>
    /// Whether an entry can change who holds which duty; a shop, a dog and a household each answer for themselves.
    /// </summary>
    public virtual bool ChangesCoverage => true;

    /// <summary>The key a record is kept under; as written unless the kind has a normal form.</summary>
    public virtual string Key(string code) => code;

    /// <summary>The key of a row, in its normal form.</summary>
    public string Key(ImportRow row) => Key(row.Under(Columns).Code());

    /// <summary>The data of a row that says everything; its faults are noted in the row.</summary>
    public RegisterData Data(ImportRow row)
    {
        row.Under(Columns);
        var data = Read(row) with
        {
            Synthetic = row.Flag("synthetic"),
            Source = Source(row),
            County = row.CodeIfAny("county"),
            Other = row.Others("other"),
        };
        if (FirstDay is { } from)
        {
            data = data with { ValidFrom = row.Date(from), ValidUntil = row.Date("until") };
            if (data.ValidUntil?.AddDays(1) < data.ValidFrom)
            {
                row.Fault("until", "period", $"until lies before {from}; give the last day on which it is in force.");
            }
        }

        foreach (var column in Columns.All)
        {
            row.Hold(column);
        }

        return data;
    }

    /// <summary>
    /// The data of a row over what the register holds (merge patch, RFC 7396): what the row does not give stays, what
    /// it gives as nothing is cleared. Where nothing is held the row says everything.
    /// </summary>
    public (RegisterData Data, IReadOnlyList<Fault> Faults) Patch(ImportRow row, RegisterData? held)
    {
        var entry = held is null
            ? new ImportRow(row.Line)
            : JsonRows.Read(JsonSerializer.SerializeToElement(Show(held)), Columns);
        var merged = row.Over(entry);
        var data = Data(merged);
        return (held is null ? data : Keep(held, data), merged.Faults);
    }

    /// <summary>
    /// Whether a row says word for word what the register holds, so that it changes nothing. False where that takes a
    /// closer look: a number in other digits, an outline, an empty column for one that has a usual value.
    /// </summary>
    public bool Repeats(ImportRow row, RegisterData held)
    {
        if (row.Faults.Count > 0 || row.Crs.Count > 0)
        {
            return false;
        }

        var shown = Show(held);
        foreach (var (name, value) in row.Values)
        {
            if (!Repeats(name, value, shown))
            {
                return false;
            }
        }

        return true;
    }

    private bool Repeats(string name, RowValue value, JsonObject shown)
    {
        if (Columns.Find(name) is not { } column)
        {
            return value.IsBlank;
        }

        return column switch
        {
            { Name: "code" or "by" } => true,
            { Name: "geometry" } => value.IsBlank && shown["geometry"] is null,
            { Use: not ColumnUse.Entered } => true,
            _ when name.Contains('.', StringComparison.Ordinal) =>
                value.IsBlank ? shown["other"] is null : value.Says(ColumnList.Shown(shown, name)),
            _ => value.Says(shown[column.Name]),
        };
    }

    /// <summary>
    /// What no two entries may hold, where a row gives it: rows of one import whose claims meet are judged in their
    /// order, each beside those before it.
    /// </summary>
    public virtual RowClaim? Claim(ImportRow row) => null;

    /// <summary>Whether an entry may name one of the same register that must be there before it.</summary>
    public bool HasAbove => AboveColumn is not null;

    /// <summary>The code of the entry of the same register that a row names: it is entered first.</summary>
    public string? Above(ImportRow row) => AboveColumn is { } column ? row.Text(column.Name) : null;

    /// <summary>The same of an entry.</summary>
    public string? Above(RegisterData data) =>
        AboveColumn is { } column ? (string?)Show(data)[column.Name] : null;

    /// <summary>The consent that the caller gives with a row; none for most kinds.</summary>
    public virtual RegisterConsent Consent(ImportRow row) => RegisterConsent.None;

    public JsonObject Show(RegisterData data)
    {
        var body = new JsonObject();
        Write(data, body);
        if (FirstDay is { } from)
        {
            body[from] = TableForms.Day(data.ValidFrom);
            body["until"] = TableForms.Day(data.ValidUntil);
        }

        body["other"] = data.Other is { } other
            ? new JsonObject(other.Select(static one =>
                KeyValuePair.Create(one.Key, (JsonNode?)JsonValue.Create(one.Value))))
            : null;
        body["county"] = data.County;
        body["synthetic"] = data.Synthetic;
        body["source"] = data.Source;
        return body;
    }

    protected abstract RegisterData Read(ImportRow row);

    protected abstract void Write(RegisterData data, JsonObject body);

    /// <summary>Carries over what the register holds and no column gives.</summary>
    protected virtual RegisterData Keep(RegisterData held, RegisterData data) => data;

    protected virtual string? Origin(ImportRow row) => null;

    /// <summary>Its columns, each with what it means in this register where the form says so.</summary>
    private static Column[] Told(EntityKind kind, Column[] own)
    {
        var meanings = own.Where(static column => column.IsMeaning)
            .ToDictionary(static column => column.Name, static column => column.About);
        Column[] columns =
        [
            Column.Code("code", "编码: the key of the entry").Need(),
            .. own.Where(static column => !column.IsMeaning),
            .. Period(kind, own),
            .. OfAll,
        ];
        return
        [
            .. columns.Select(column =>
                column with { About = meanings.GetValueOrDefault(column.Name, column.About) }),
        ];
    }

    private static Column[] Period(EntityKind kind, Column[] own)
    {
        var names = own.Where(static column => !column.IsMeaning).Select(static column => column.Name).ToList();
        return kind == EntityKind.County || names.Contains("until")
            ? []
            :
            [
                Column.Day(
                    names.Contains("from") ? "validFrom" : "from",
                    "first day on which it is in force; empty for always"),
                Column.Day("until", "last day on which it is in force; empty until further notice"),
            ];
    }

    private string? Source(ImportRow row) =>
        (row.Gives("source") ? row.Text("source") : null) ?? Origin(row) ?? row.Text("source");
}

/// <summary>The base of a form, with the type of its data.</summary>
internal abstract class RegisterForm<T>(EntityKind kind, string plural, params Column[] own)
    : RegisterForm(kind, plural, own)
    where T : RegisterData
{
    protected sealed override void Write(RegisterData data, JsonObject body) => Write((T)data, body);

    protected abstract void Write(T data, JsonObject body);

    protected sealed override RegisterData Keep(RegisterData held, RegisterData data) => Keep((T)held, (T)data);

    protected virtual T Keep(T held, T data) => data;
}
