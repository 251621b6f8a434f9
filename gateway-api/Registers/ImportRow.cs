using System.Diagnostics;
using System.Globalization;
using Grid.Gateway.Foundation;
using Grid.Posts;

namespace Grid.Gateway.Registers;

/// <summary>
/// One record on its way into a register: its columns by name, whether they came as a CSV line, a JSON object or a
/// GeoJSON feature. Reading a column that is missing or malformed returns a stand-in and notes the fault, so that the
/// answer lists all faults at once; a row without a fault never returned a stand-in.
/// </summary>
internal sealed class ImportRow(int line)
{
    private const string Kept = " It is held from before; send a value for it as well.";

    private const int LongestName = 64;

    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2200, 12, 31);

    private readonly Dictionary<string, RowValue> values = new(StringComparer.OrdinalIgnoreCase);

    // Columns whose value comes from the register and not from the row; null for a row as it was sent.
    private HashSet<string>? held;

    // The columns of the form; null until the row is read under a form.
    private ColumnList? columns;

    /// <summary>Counted from 1: the line of a text, the feature of a collection.</summary>
    public int Line => line;

    /// <summary>Whether the row stands for a whole body of which no record could be read.</summary>
    public bool IsWhole { get; init; }

    public List<Fault> Faults { get; } = [];

    /// <summary>What a feature or its collection says its coordinates are in (<c>crs</c>).</summary>
    public List<string> Crs { get; } = [];

    /// <summary>The version its entry must have when it is entered, 0 for none; null for any.</summary>
    public int? Expected { get; set; }

    /// <summary>The line of an earlier row of its table that says exactly the same; null for none.</summary>
    public int? Repeats { get; set; }

    /// <summary>Every column the row gives, also one it gives as nothing.</summary>
    public IReadOnlyDictionary<string, RowValue> Values => values;

    /// <summary>
    /// Lays this row over the entry in the register: a column that the row does not give keeps the entry's value, and a
    /// column given as nothing is cleared.
    /// </summary>
    public ImportRow Over(ImportRow entry)
    {
        var merged = new ImportRow(line) { Expected = Expected, held = new(StringComparer.OrdinalIgnoreCase) };
        merged.Faults.AddRange(Faults);
        merged.Crs.AddRange(Crs);
        foreach (var (name, value) in values)
        {
            merged.values[name] = value;
        }

        foreach (var (name, value) in entry.values)
        {
            // A bag that is given as nothing is cleared with all that it holds.
            if (!(BagOf(name) is { } bag && values.ContainsKey(bag)) && merged.values.TryAdd(name, value))
            {
                merged.held.Add(name);
            }
        }

        foreach (var fault in entry.Faults.Where(fault => merged.held.Contains(fault.Field)))
        {
            merged.Faults.Add(fault with { Detail = fault.Detail + Kept });
        }

        return merged;
    }

    /// <summary>
    /// Puts the row under a form: notes every column that the form does not know, and holds values to its columns.
    /// </summary>
    public ImportRow Under(ColumnList known)
    {
        columns = known;
        foreach (var (name, value) in values)
        {
            // Each GeoJSON feature has a geometry, null where a thing is on no map.
            if (known.Find(name) is null && !(name == "geometry" && value.IsBlank))
            {
                Fault(Clip.Of(name), "columnUnknown", known.Unknown(name));
            }
        }

        return this;
    }

    /// <summary>
    /// The row without the columns that a form does not know, and their names, so that a check can look at the rest.
    /// </summary>
    public (ImportRow Row, IReadOnlyList<string> Unknown) Without(ColumnList known)
    {
        var rest = new ImportRow(line) { IsWhole = IsWhole };
        rest.Faults.AddRange(Faults);
        rest.Crs.AddRange(Crs);
        var unknown = new List<string>();
        foreach (var (name, value) in values)
        {
            if (known.Find(name) is not null)
            {
                rest.values[name] = value;
            }
            else if (!(name == "geometry" && value.IsBlank))
            {
                unknown.Add(name);
            }
        }

        return (rest, unknown);
    }

    /// <summary>Notes that the record could not be read at all.</summary>
    public ImportRow Broken(string code, string detail)
    {
        Faults.Add(new("", code, detail));
        return this;
    }

    /// <summary>Adds a column; false when the row has it already.</summary>
    public bool Give(string name, RowValue value) => values.TryAdd(name, value);

    /// <summary>Sets a column, also over a value that the row gave for it.</summary>
    public ImportRow With(string name, RowValue value)
    {
        values[name] = value;
        return this;
    }

    /// <summary>Sets the county that the caller names for all rows, where this one names none.</summary>
    public ImportRow InCounty(string? county) =>
        county is null || Has("county") ? this : With("county", RowValue.Of(county));

    /// <summary>Whether the row itself names the column, if only to clear it.</summary>
    public bool Gives(string name) => values.ContainsKey(name) && held?.Contains(name) != true;

    /// <summary>Whether the column has a value that is not blank.</summary>
    public bool Has(string name) => values.TryGetValue(name, out var value) && !value.IsBlank;

    public string? Text(string name)
    {
        if (!values.TryGetValue(name, out var value) || value.IsBlank)
        {
            return null;
        }

        if (value.Kind != RowValueKind.Text)
        {
            var quotes = value.Kind is RowValueKind.Number or RowValueKind.Flag ? ", in quotes" : "";
            Fault(name, "shape", $"{name} is {value.Named}; one text is expected{quotes}.");
            return null;
        }

        return Fits(name, value.Text) ? value.Text : null;
    }

    public string Need(string name) => Text(name) ?? StandIn(name, "");

    /// <summary>Why a text cannot be a code.</summary>
    public static string NoCode(string name, string text) =>
        $"{name} '{Clip.Of(text)}' cannot be a code: at most 64 characters, none of them blank or / ? # %.";

    /// <summary>The key of a registered thing.</summary>
    public string Code(string name = "code")
    {
        var text = Need(name);
        if (text.Length > 0 && !Texts.IsKey(text))
        {
            Fault(name, "code", NoCode(name, text));
        }

        return text;
    }

    /// <summary>As <see cref="Code"/>, null where there is none.</summary>
    public string? CodeIfAny(string name) => Has(name) ? Code(name) : null;

    public double? Number(string name)
    {
        var number = Parsed(name, "a number", static (string text, out double value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value));
        return InRange(name, number) ? number : null;
    }

    public double NeedNumber(string name) => Number(name) ?? StandIn(name, 0d);

    public int? Whole(string name)
    {
        var number = Parsed(name, "a whole number", static (string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
        return InRange(name, number) ? number : null;
    }

    public int NeedWhole(string name) => Whole(name) ?? StandIn(name, 0);

    public bool Flag(string name) => Parsed(name, "true or false", static (string text, out bool value) =>
    {
        value = text is "1" or "true" or "True" or "TRUE" or "yes" or "是";
        return value || text is "0" or "false" or "False" or "FALSE" or "no" or "否";
    }) ?? false;

    public DateOnly? Date(string name)
    {
        var day = Parsed(name, "a day like 2019-04-01", static (string text, out DateOnly value) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value));
        if (day is null || (day >= FirstDay && day <= LastDay))
        {
            return day;
        }

        Fault(name, "range", $"{name} lies outside 1900 to 2200; leave it empty where there is no such day.");
        return null;
    }

    public DateOnly NeedDate(string name) => Date(name) ?? StandIn(name, default(DateOnly));

    /// <summary>One of an enum's words, first letter small.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum => Parsed(
            name,
            $"one of {string.Join(", ", Words.Of<T>())}",
            static (string text, out T value) => Words.TryRead(text, out value));

    public T NeedWord<T>(string name)
        where T : struct, Enum => Word<T>(name) ?? StandIn(name, default(T));

    /// <summary>A post by its code.</summary>
    public Post? Post(string name) => Text(name) is { } code ? new Post(code) : null;

    public Post NeedPost(string name) => Post(name) ?? StandIn(name, default(Post));

    public string? OneOf(string name, params string[] words)
    {
        var column = columns?.Find(name);
        var text = Text(name) is { } given ? column?.WordOf(given) ?? given : null;
        if (text is null || words.Contains(text))
        {
            return text;
        }

        var list = column is { WordNames: not null } ? column.WordList : string.Join(", ", words);
        Fault(name, "word", $"{name} '{Clip.Of(text)}' is not one of {list}.");
        return null;
    }

    /// <summary>
    /// Checks a value against its column, also where the form does not read it this time: no value that the caller sent
    /// goes unchecked.
    /// </summary>
    public void Hold(Column column)
    {
        if (column.Use != ColumnUse.Entered || !Gives(column.Name) || Faults.Any(fault => fault.Field == column.Name))
        {
            return;
        }

        // Reading the text notes what is wrong with it.
        var text = column.Sort is ColumnSort.Text or ColumnSort.Word ? Text(column.Name) : null;
        if (column.Sort == ColumnSort.Word
            && text is not null
            && !column.Words.Contains(column.WordOf(text), StringComparer.OrdinalIgnoreCase))
        {
            Fault(column.Name, "word", $"{column.Name} '{Clip.Of(text)}' is not one of {column.WordList}.");
        }
    }

    public string NeedOneOf(string name, params string[] words) => OneOf(name, words) ?? StandIn(name, words[0]);

    /// <summary>The texts of a list, or of one text with the column's separators.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (!values.TryGetValue(name, out var value) || value.IsBlank)
        {
            return [];
        }

        if (value.Kind is not (RowValueKind.List or RowValueKind.Text))
        {
            Fault(name, "shape", $"{name} is {value.Named}; a list of texts is expected.");
            return [];
        }

        var column = Of(name);
        var items = value.Kind == RowValueKind.List
            ? value.Items
            : JsonText.ListIn(value.Text) ?? value.Text.Split(
                column.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (items.Count > column.Most)
        {
            Fault(name, "tooMany", $"{name} has {items.Count} texts; at most {column.Most} are kept.");
            return [];
        }

        var split = column.Joined
            ? items.FirstOrDefault(item => item.Contains(column.Separator, StringComparison.Ordinal))
            : null;
        if (split is not null)
        {
            Fault(
                name,
                "separator",
                $"{name} '{Clip.Of(split)}' holds the separator {column.Separator}; send texts of their own.");
            return [];
        }

        return items.All(item => Fits(name, item)) ? items : [];
    }

    public IReadOnlyList<string> NeedList(string name) =>
        List(name) is { Count: > 0 } items ? items : StandIn<IReadOnlyList<string>>(name, []);

    /// <summary>The texts of a bag by their names, in the order of these; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Others(string bag)
    {
        if (Has(bag))
        {
            Fault(bag, "shape", $"{bag} is {values[bag].Named}; an object {{ … }} or columns {bag}.NAME are expected.");
            return null;
        }

        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in values.Where(one => !one.Value.IsBlank && BagOf(one.Key) is { } of
            && of.Equals(bag, StringComparison.OrdinalIgnoreCase)))
        {
            var name = column[(bag.Length + 1)..];
            if (name.Length is 0 or > LongestName)
            {
                Fault(Clip.Of(column), "other", $"A name in {bag} has 1 to {LongestName} characters.");
            }
            else if (value.Kind is RowValueKind.List or RowValueKind.Object)
            {
                Fault(Clip.Of(column), "shape", $"{Clip.Of(column)} is {value.Named}; one text or number is expected.");
            }
            else if (Fits(column, value.Text))
            {
                texts[name] = value.Text;
            }
        }

        if (texts.Count > Of(bag).Most)
        {
            Fault(bag, "tooMany", $"{bag} has {texts.Count} names; at most {Of(bag).Most} are kept.");
        }

        return texts.Count > 0 ? new Dictionary<string, string>(texts) : null;
    }

    /// <summary>A GeoJSON geometry as text, without the blanks of its writer; null where there is none.</summary>
    public string? Outline(string name)
    {
        if (!values.TryGetValue(name, out var value) || value.IsBlank)
        {
            return null;
        }

        var drawn = value.Kind switch
        {
            RowValueKind.Object => value.Text,
            RowValueKind.Text => JsonText.ObjectIn(value.Text),
            _ => null,
        };
        if (drawn is null)
        {
            Fault(name, "shape", $"{name} is {value.Named}; a GeoJSON geometry {{ … }} is expected.");
        }

        return drawn;
    }

    public void Fault(string name, string sort, string detail)
    {
        var kept = held?.Contains(name) == true ? Kept : "";
        var fault = new Fault(name, $"register.{sort}", detail + kept);
        if (!Faults.Contains(fault))
        {
            Faults.Add(fault);
        }
    }

    /// <summary>Returns a stand-in for a column without a value, and notes a fault.</summary>
    /// <param name="missing">The fault to note unless the column has one; null for "it is missing".</param>
    public T StandIn<T>(string name, T value, string? missing = null)
    {
        if (Faults.TrueForAll(fault => fault.Field != name))
        {
            Fault(name, "missing", missing ?? $"{name} is missing.");
        }

        return value;
    }

    /// <summary>The bag of a column <c>other.NAME</c>; null for any other column.</summary>
    private static string? BagOf(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : null;

    private Column Of(string name) => columns is null
        ? Column.Text(name, "")
        : columns.Find(name)
            ?? throw new UnreachableException($"The form of {columns.Of} reads '{name}', no column of it.");

    private bool Fits(string name, string text)
    {
        var longest = Of(name).Longest;
        if (text.Length <= longest || text.EnumerateRunes().Count() is var count && count <= longest)
        {
            return true;
        }

        Fault(name, "tooLong", $"{name} has {count} characters; at most {longest} are kept.");
        return false;
    }

    private bool InRange(string name, double? number)
    {
        var column = Of(name);
        if (number is null || (number >= column.Least && number <= column.Greatest))
        {
            return true;
        }

        FormattableString outside = $"{name} {number} lies outside {column.Least} to {column.Greatest}.";
        Fault(name, "range", outside.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    private T? Parsed<T>(string name, string expected, TryParse<T> parse)
        where T : struct
    {
        if (!values.TryGetValue(name, out var value) || value.IsBlank)
        {
            return null;
        }

        if (value.Kind is RowValueKind.List or RowValueKind.Object)
        {
            Fault(name, "shape", $"{name} is {value.Named}; {expected} is expected.");
            return null;
        }

        if (!Fits(name, value.Text))
        {
            return null;
        }

        if (parse(value.Text, out var parsed))
        {
            return parsed;
        }

        Fault(name, "shape", $"{name} '{Clip.Of(value.Text)}' is not {expected}.");
        return null;
    }

    private delegate bool TryParse<T>(string text, out T value);
}
