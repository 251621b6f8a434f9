using System.Text.Json.Nodes;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>
/// The form (登记表) of one kind of register: which columns it has, from a row to the data and back. The same columns serve import,
/// <c>PUT</c> and <c>GET</c>. Columns it does not know are ignored.
/// </summary>
internal abstract class RegisterForm(PartyKind kind, string plural, params string[] needed)
{
    public PartyKind Kind => kind;

    /// <summary>Its word in a path: <c>segments</c>.</summary>
    public string Plural => plural;

    /// <summary>Its word in a code: <c>segment</c>.</summary>
    public string Singular { get; } = new PartyRef(kind, "").KindName;

    /// <summary>Columns without which there is no record, beside <c>code</c>.</summary>
    public IReadOnlyList<string> Needed { get; } = needed;

    /// <summary>The columns a file of it cannot lack.</summary>
    public IReadOnlyList<string> Columns { get; } = ["code", .. needed];

    /// <summary>The key a record is kept under; as written unless the kind has a normal form.</summary>
    public virtual string Key(string code) => code;

    /// <summary>The data of a row; its faults are noted in the row.</summary>
    public RegisterData Data(Row row) => Read(row) with { Synthetic = row.Flag("synthetic"), Source = row.Text("source") ?? Origin(row) };

    public JsonObject Show(RegisterData data)
    {
        var body = new JsonObject();
        Write(data, body);
        body["synthetic"] = data.Synthetic;
        body["source"] = data.Source;
        return body;
    }

    protected abstract RegisterData Read(Row row);

    protected abstract void Write(RegisterData data, JsonObject body);

    protected virtual string? Origin(Row row) => null;
}

/// <summary>A form whose data is of one type.</summary>
internal abstract class RegisterForm<T>(PartyKind kind, string plural, params string[] needed) : RegisterForm(kind, plural, needed)
    where T : RegisterData
{
    protected sealed override void Write(RegisterData data, JsonObject body) => Write((T)data, body);

    protected abstract void Write(T data, JsonObject body);
}
