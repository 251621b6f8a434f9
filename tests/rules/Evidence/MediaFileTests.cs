using CsCheck;
using Grid.Evidence;
using Grid.Evidence.Files;
using SkiaSharp;

namespace Grid.Tests.Evidence;

/// <summary>What a file says of itself becomes facts, and the copy that is shown says none of it.</summary>
public sealed class MediaFileTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void A_picture_is_known_by_its_first_bytes(SKEncodedImageFormat format, string type)
    {
        var picture = Pictures.Encoded(40, 30, format);

        Assert.Equal(type, MediaKind.Of(picture)?.MediaType);
        Assert.Equal((40, 30), Pictures.Inspect(picture).Pixels);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("GIF89a............")]
    [InlineData("%PDF-1.7 .........")]
    [InlineData("RIFF....AVI LIST")]
    [InlineData("")]
    public void What_is_no_picture_or_recording_is_not_taken(string text) =>
        Assert.Null(MediaKind.Of(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_photograph_tells_when_and_where_it_was_taken()
    {
        var notes = Pictures.Inspect(Pictures.Jpeg(40, 30, Pictures.Exif(6))).Notes;

        Assert.Equal(Pictures.Taken, notes.Taken);
        Assert.Equal(new(120.9448, 30.5234), notes.Point);
        Assert.Equal(6, notes.Orientation);
    }

    [Fact]
    public void The_copy_of_a_photograph_shows_the_same_picture_without_its_notes()
    {
        var plain = Pictures.Jpeg(40, 30);
        byte[] noted =
        [
            .. Pictures.Jpeg(40, 30, Pictures.Exif(1)),
            .. Pictures.Jpeg(8, 8, Pictures.Exif(1)), // a device appends another picture
        ];
        noted = [.. noted[..2], .. Pictures.Segment(0xfe, "P-0017"u8.ToArray()), .. noted[2..]];

        Assert.Equal(plain, Pictures.Copy(noted));
    }

    [Fact]
    public void The_copy_keeps_how_the_device_was_held()
    {
        var copy = Pictures.Copy(Pictures.Jpeg(40, 30, Pictures.Exif(6)));

        Assert.Equal(new DeviceNotes(Orientation: 6), Pictures.Inspect(copy).Notes);
        using var read = SKCodec.Create(new MemoryStream(copy));
        Assert.Equal(SKEncodedOrigin.RightTop, read.EncodedOrigin);
    }

    [Fact]
    public void The_copies_of_other_pictures_say_nothing_either()
    {
        var png = Pictures.Encoded(40, 30, SKEncodedImageFormat.Png);
        byte[] noted = [.. png[..33], 0, 0, 0, 6, .. "tEXtP-0017"u8, 0, 0, 0, 0, .. png[33..]];
        Assert.Equal(png, Pictures.Copy(noted));

        var webp = Pictures.Encoded(40, 30, SKEncodedImageFormat.Webp);
        var exif = Pictures.Exif(1);
        byte[] more = [.. webp, .. "EXIF"u8, (byte)exif.Length, (byte)(exif.Length >> 8), 0, 0, .. exif];
        Assert.Equal(Pictures.Taken, Pictures.Inspect(more).Notes.Taken);
        Assert.Equal(webp, Pictures.Copy(more));
    }

    [Fact]
    public void A_film_tells_when_and_where_it_was_taken_and_its_copy_does_not()
    {
        var film = Pictures.Movie();
        var copy = Pictures.Copy(film);

        Assert.Equal("2026-05-28T18:00:05Z"[..10], Pictures.Inspect(film).Notes.Taken?[..10]);
        Assert.Equal(new(120.9448, 30.5234), Pictures.Inspect(film).Notes.Point);
        Assert.Equal(DeviceNotes.None, Pictures.Inspect(copy).Notes);
        Assert.Equal(film.Length, copy.Length);
        Assert.Equal(film[..45], copy[..45]); // its type and its data stay where they are
    }

    [Fact]
    public void A_HEIF_picture_tells_the_same_and_its_copy_does_not()
    {
        var picture = Pictures.Heif(Pictures.Exif(6));
        var copy = Pictures.Copy(picture);

        Assert.Equal(Pictures.Taken, Pictures.Inspect(picture).Notes.Taken);
        Assert.Equal((4032, 3024), Pictures.Inspect(picture).Pixels);
        Assert.Equal(DeviceNotes.None, Pictures.Inspect(copy).Notes);
        Assert.Equal(picture.Length, copy.Length);
    }

    [Fact]
    public void What_breaks_off_is_refused()
    {
        byte[][] whole =
        [
            Pictures.Jpeg(40, 30, Pictures.Exif(6)),
            Pictures.Encoded(40, 30, SKEncodedImageFormat.Png),
            Pictures.Encoded(40, 30, SKEncodedImageFormat.Webp),
            Pictures.Movie(),
            Pictures.Heif(Pictures.Exif(1)),
        ];

        Assert.All(whole, static file => Assert.Throws<BrokenFileException>(() => Pictures.Inspect(file[..^1])));
    }

    /// <summary>Files come from people at large: whatever stands in them, they are read or refused.</summary>
    [Fact]
    public void A_file_with_any_bytes_changed_is_read_or_refused()
    {
        byte[][] whole =
        [
            Pictures.Jpeg(40, 30, Pictures.Exif(6)),
            Pictures.Encoded(8, 8, SKEncodedImageFormat.Png),
            Pictures.Encoded(8, 8, SKEncodedImageFormat.Webp),
            Pictures.Movie(),
            Pictures.Heif(Pictures.Exif(1)),
        ];
        var (read, refused) = (0, 0);

        var changes = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[12, 100_000], Gen.Byte.Array[1, 4]);
        changes.Sample((which, at, bytes) =>
        {
            var changed = whole[which].ToArray();
            bytes.AsSpan(0, Math.Min(bytes.Length, changed.Length - (at % changed.Length)))
                .CopyTo(changed.AsSpan(at % changed.Length));
            try
            {
                if (MediaKind.Of(changed) is not null)
                {
                    Pictures.Copy(changed);
                    Interlocked.Increment(ref read);
                }
            }
            catch (BrokenFileException)
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData(1, 640, 480, 320, 240)]
    [InlineData(6, 640, 480, 240, 320)]
    [InlineData(8, 640, 480, 240, 320)]
    [InlineData(3, 100, 50, 100, 50)]
    public void A_thumbnail_is_small_and_upright(int orientation, int width, int height, int wide, int high)
    {
        var folder = Directory.CreateTempSubdirectory("grid-thumbnail-").FullName;
        try
        {
            var (picture, thumbnail) = (Path.Combine(folder, "picture"), Path.Combine(folder, "thumbnail"));
            File.WriteAllBytes(picture, Pictures.Jpeg(width, height, Pictures.Exif(orientation)));
            ThumbnailFile.Make(picture, thumbnail);

            using var small = SKBitmap.Decode(thumbnail);
            Assert.Equal((wide, high), (small.Width, small.Height));
            var corner = orientation switch
            {
                1 => (X: 5, Y: 5),
                6 => (X: wide - 5, Y: 5),
                8 => (X: 5, Y: high - 5),
                _ => (X: wide - 5, Y: high - 5),
            };
            Assert.True(small.GetPixel(corner.X, corner.Y).Red > 200, $"{small.GetPixel(corner.X, corner.Y)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
