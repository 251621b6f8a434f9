using CsCheck;

namespace Grid.ReadModel;

public sealed class PageCursorTests
{
    private static readonly string[] Lists = ["due", "-due", "dog/", "obligations/Open"];

    private static readonly Gen<PageCursor> Any = Gen.Select(
        Gen.Int[0, Lists.Length - 1], Gen.DateTimeOffset, Gen.Bool, Gen.String,
        static (list, time, timed, key) => new PageCursor(Lists[list], timed ? StoredTime.Stored(time) : null, key));

    [Fact]
    public void A_cursor_is_read_back_as_it_was_by_its_own_list_and_by_no_other() =>
        Any.Sample(static cursor =>
        {
            Assert.True(PageCursor.TryParse(cursor.ToString(), cursor.List, out var read));
            Assert.Equal(cursor with { Key = Whole(cursor.Key) }, read);
            Assert.False(PageCursor.TryParse(cursor.ToString(), cursor.List + "x", out _));
        });

    [Fact]
    public void Any_other_text_is_no_cursor_and_no_harm() =>
        Gen.String.Sample(static text => Assert.False(PageCursor.TryParse(text, "due", out _)));

    [Fact]
    public void A_cursor_fits_into_an_address_as_it_is()
    {
        var cursor = new PageCursor(
            "-reportedAt",
            new DateTimeOffset(2019, 4, 1, 9, 30, 0, TimeSpan.FromHours(8)),
            "0197f0a0-0000-7000-8000-000000000001").ToString();

        Assert.Equal(cursor, Uri.EscapeDataString(cursor));
    }

    /// <summary>The cursor keeps half a character as the replacement character.</summary>
    private static string Whole(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
