using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Grid.Evidence;
using Grid.Evidence.Files;

namespace Grid.Tests.Evidence;

/// <summary>Voices as telephones and browsers record them: known by content, and shown without notes.</summary>
public sealed class RecordingTests
{
    private const string Who = "P-0017 Zhang";

    private static readonly byte[][] Recordings = [Mp3(), Opus(), Vorbis(), WebM(), LiveWebM()];

    [Theory]
    [InlineData(0, "audio/mpeg")]
    [InlineData(1, "audio/ogg")]
    [InlineData(2, "audio/ogg")]
    [InlineData(3, "video/webm")]
    [InlineData(4, "video/webm")]
    public void A_recording_is_known_by_its_first_bytes_and_its_copy_says_nobody(int which, string type)
    {
        var recording = Recordings[which];
        Assert.Equal(type, MediaKind.Of(recording)?.MediaType);
        Assert.True(recording.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Who)) > 0);

        var copy = Pictures.Copy(recording);

        Assert.Equal(-1, copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Who)));
        Assert.True(copy.AsSpan().IndexOf("SOUND"u8) > 0);
        Assert.Equal(copy, Pictures.Copy(copy));
        Assert.Equal(type, MediaKind.Of(copy)?.MediaType);
    }

    [Fact]
    public void The_copy_of_mpeg_audio_is_its_frames() => Assert.Equal([.. Frame(), .. Frame()], Pictures.Copy(Mp3()));

    [Fact]
    public void Pages_and_elements_stay_where_they_are()
    {
        foreach (var recording in Recordings[1..])
        {
            var copy = Pictures.Copy(recording);
            Assert.Equal(recording.Length, copy.Length);
            Assert.Equal(recording.AsSpan().IndexOf("SOUND"u8), copy.AsSpan().IndexOf("SOUND"u8));
        }
    }

    [Fact]
    public void What_breaks_off_is_refused() =>
        Assert.All(
            Recordings[..4], static file => Assert.Throws<BrokenFileException>(() => Pictures.Inspect(file[..^1])));

    [Fact]
    public void A_page_that_is_written_anew_has_the_checksum_of_its_bytes()
    {
        // The comments of the file and of the copy are pages of the same head: both checksums hold.
        foreach (var file in new[] { Opus(), Pictures.Copy(Opus()), Vorbis(), Pictures.Copy(Vorbis()) })
        {
            Assert.All(Pages(file), static page =>
            {
                var own = page.ToArray();
                own.AsSpan(22, 4).Clear();
                Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(22)), Crc(own));
            });
        }
    }

    [Fact]
    public void A_file_with_any_bytes_changed_is_read_or_refused()
    {
        var changes = Gen.Select(Gen.Int[0, Recordings.Length - 1], Gen.Int[0, 100_000], Gen.Byte.Array[1, 4]);
        changes.Sample((which, at, bytes) =>
        {
            var changed = Recordings[which].ToArray();
            bytes.AsSpan(0, Math.Min(bytes.Length, changed.Length - (at % changed.Length)))
                .CopyTo(changed.AsSpan(at % changed.Length));
            try
            {
                if (MediaKind.Of(changed) is not null)
                {
                    Pictures.Copy(changed);
                }
            }
            catch (BrokenFileException)
            {
                // It is refused by name.
            }
        });
    }

    /// <summary>Two frames of 32 kbit/s at 32 kHz, with notes before and after them.</summary>
    private static byte[] Mp3()
    {
        var note = Encoding.ASCII.GetBytes(Who);
        byte[] foot = [.. "TAG"u8, .. note, .. new byte[125 - note.Length]];
        return [.. "ID3"u8, 3, 0, 0, 0, 0, 0, (byte)note.Length, .. note, .. Frame(), .. Frame(), .. foot];
    }

    private static byte[] Frame()
    {
        var frame = new byte[144];
        new byte[] { 0xff, 0xfb, 0x18, 0xc0 }.CopyTo(frame, 0);
        "SOUND"u8.CopyTo(frame.AsSpan(40));
        return frame;
    }

    private static byte[] Opus() =>
    [
        .. Page(2, 0, [.. "OpusHead"u8, 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]),
        .. Page(0, 1, [.. "OpusTags"u8, .. Texts()]),
        .. Page(4, 2, [.. "SOUND"u8]),
    ];

    private static byte[] Vorbis() =>
    [
        .. Page(2, 0, [1, .. "vorbis"u8, .. new byte[23]]),
        .. Page(0, 1, [3, .. "vorbis"u8, .. Texts(), 1], [5, .. "vorbis"u8, 0]),
        .. Page(4, 2, [.. "SOUND"u8]),
    ];

    /// <summary>A vendor and one comment.</summary>
    private static byte[] Texts()
    {
        var comment = Encoding.ASCII.GetBytes("ARTIST=" + Who);
        return [1, 0, 0, 0, (byte)'x', 1, 0, 0, 0, (byte)comment.Length, 0, 0, 0, .. comment];
    }

    private static byte[] Page(byte flags, byte number, params byte[][] packets)
    {
        byte[] page =
        [
            .. "OggS"u8, 0, flags, .. new byte[8], 7, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0, (byte)packets.Length,
            .. packets.Select(static packet => (byte)packet.Length),
            .. packets.SelectMany(static packet => packet),
        ];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Crc(page));
        return page;
    }

    private static IEnumerable<byte[]> Pages(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var segments = file[at + 26];
            var length = 27 + segments + file[(at + 27)..(at + 27 + segments)].Sum(static lace => lace);
            yield return file[at..(at + length)];
            at += length;
        }
    }

    /// <summary>CRC-32 of RFC 3533, bit by bit.</summary>
    private static uint Crc(byte[] bytes)
    {
        var sum = 0u;
        foreach (var one in bytes)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                var carry = (sum >> 31) ^ (uint)((one >> bit) & 1);
                sum = (sum << 1) ^ (carry * 0x04c11db7u);
            }
        }

        return sum;
    }

    private static byte[] WebM() =>
    [
        .. Element([0x1a, 0x45, 0xdf, 0xa3], Element([0x42, 0x82], "webm"u8.ToArray())),
        .. Element(
            [0x18, 0x53, 0x80, 0x67],
            [
                .. Element([0x15, 0x49, 0xa9, 0x66], Element([0x7b, 0xa9], Encoding.ASCII.GetBytes(Who))),
                .. Element([0x16, 0x54, 0xae, 0x6b], Element([0xae], Element([0xd7], [1]))),
                .. Element([0x1f, 0x43, 0xb6, 0x75], Element([0xa3], "SOUND"u8.ToArray())),
            ]),
    ];

    /// <summary>As a browser records it: it knows the length of neither the segment nor the cluster.</summary>
    private static byte[] LiveWebM() =>
    [
        .. Element([0x1a, 0x45, 0xdf, 0xa3], Element([0x42, 0x82], "webm"u8.ToArray())),
        0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        .. Element([0x16, 0x54, 0xae, 0x6b], Element([0xae], Element([0xd7], [1]))),
        0x1f, 0x43, 0xb6, 0x75, 0xff,
        .. Element([0xa3], "SOUND"u8.ToArray()),
        .. Element([0x12, 0x54, 0xc3, 0x67], Encoding.ASCII.GetBytes(Who)),
    ];

    private static byte[] Element(byte[] id, byte[] body) => [.. id, (byte)(0x80 | body.Length), .. body];
}
