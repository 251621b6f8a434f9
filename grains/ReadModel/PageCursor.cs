using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Grid.Foundation;

namespace Grid.ReadModel;

/// <summary>
/// Where a page of a list ended: the list it belongs to, and the sort value and key of its last line. The next page
/// begins after that line, wherever it stands by then, so that new lines cause no line to be missed or doubled.
/// </summary>
/// <param name="At">The time the list is sorted by; null where it is sorted by key alone.</param>
internal readonly record struct PageCursor(string List, DateTimeOffset? At, string Key)
{
    private const char Between = '\n';

    public static Refusal Refusal { get; } =
        Refusal.Invalid(
            "page.cursor",
            "This \"after\" does not continue this list. Send \"next\" of the page before, with the same sort, or "
            + "leave it out for the first page.");

    public override string ToString()
    {
        var at = At is { } time ? StoredTime.Microseconds(time).ToString(CultureInfo.InvariantCulture) : "";
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{List}{Between}{at}{Between}{Key}"));
    }

    /// <summary>Reads a cursor of a list back; fails for a text that is no cursor, or one of another list.</summary>
    public static bool TryParse(string text, string list, out PageCursor cursor)
    {
        cursor = Read(text) ?? default;
        return cursor.List == list;
    }

    /// <summary>Reads a cursor of any list back; null for a text that is no cursor.</summary>
    public static PageCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text)
            || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Between, 3)
                is not [var list, var at, var key])
        {
            return null;
        }

        if (at.Length == 0)
        {
            return new PageCursor(list, null, key);
        }

        var read = long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds)
            && microseconds >= StoredTime.Microseconds(DateTimeOffset.MinValue)
            && microseconds <= StoredTime.Microseconds(DateTimeOffset.MaxValue);
        return read ? new PageCursor(list, StoredTime.FromMicroseconds(microseconds), key) : null;
    }
}
