namespace Grid.Evidence.Files;

/// <summary>
/// WebM: elements of EBML (RFC 8794, 9559) with sound or film, as browsers record it. In the copy each element of notes
/// is a void one of the same length, so that places that others name stay true.
/// </summary>
internal static class WebMFile
{
    private const long
        Segment = 0x18538067, Cluster = 0x1F43B675, Info = 0x1549A966, Tracks = 0x1654AE6B, Tags = 0x1254C367,
        Attachments = 0x1941A469, Chapters = 0x1043A770, Cues = 0x1C53BB6B, Seek = 0x114D9B74,
        Date = 0x4461, Title = 0x7BA9, TrackName = 0x536E, TrackEntry = 0xAE;

    private static readonly HashSet<long> Nested = [Segment, Info, Tracks, TrackEntry];
    private static readonly HashSet<long> Notes = [Tags, Attachments, Chapters, Date, Title, TrackName];

    // What may stand in a segment: the next of these ends a cluster whose length a recorder did not know.
    private static readonly HashSet<long> Level1 = [Cluster, Info, Tracks, Tags, Attachments, Chapters, Cues, Seek];

    public static InspectedFile Inspect(FileBytes file)
    {
        var found = new Found(file);
        found.Walk(0, file.Length);
        return found is { HasTracks: true, HasSound: true }
            ? new(found.Copy())
            : throw new BrokenFileException("It has no track.");
    }

    private sealed class Found(FileBytes file)
    {
        private readonly List<Splice> changes = [];

        public bool HasTracks { get; private set; }

        public bool HasSound { get; private set; }

        public void Walk(long at, long end)
        {
            while (at < end)
            {
                var begin = at;
                var id = Id(ref at, end);
                var length = Length(ref at, end);
                if (length > end - at)
                {
                    throw new BrokenFileException("It breaks off within a part that it announces.");
                }

                HasTracks |= id == Tracks;
                HasSound |= id == Cluster;
                var until = length is { } sized ? at + sized : Unknown(id, at, end);
                if (Notes.Contains(id))
                {
                    Blank(begin, until);
                }
                else if (Nested.Contains(id))
                {
                    Walk(at, until);
                }

                at = until;
            }
        }

        /// <summary>The whole file with the changes in it, each of the length of what it replaces.</summary>
        public List<Splice> Copy()
        {
            var (copy, at) = (new List<Splice>(), 0L);
            foreach (var change in changes)
            {
                if (change.Blank)
                {
                    copy.Add(change);
                }
                else
                {
                    copy.Add(new(at, change.Offset - at));
                    copy.Add(change);
                }

                at = change.Offset + change.Length;
            }

            copy.Add(new(at, file.Length - at));
            return copy;
        }

        /// <summary>A void element in place of another: id, length in eight bytes where they fit, zeros.</summary>
        private void Blank(long begin, long until)
        {
            var whole = until - begin;
            var wide = whole >= 9 ? 8 : 1;
            var length = whole - 1 - wide;
            var head = new byte[1 + wide];
            head[0] = 0xEC;
            for (var i = 0; i < wide; i++)
            {
                head[wide - i] = (byte)(length >> (8 * i));
            }

            head[1] |= (byte)(wide == 8 ? 0x01 : 0x80);
            changes.Add(new(begin, head.Length, head));
            changes.Add(new(begin + head.Length, length, Blank: true));
        }

        /// <summary>
        /// The end of an element whose length its recorder did not know: of a segment that of the file, of a cluster
        /// the next thing that stands beside it.
        /// </summary>
        private long Unknown(long id, long at, long end)
        {
            if (id == Segment)
            {
                return end;
            }

            if (id != Cluster)
            {
                throw new BrokenFileException("It has a part of unknown length.");
            }

            while (at < end)
            {
                var begin = at;
                if (Level1.Contains(Id(ref at, end)))
                {
                    return begin;
                }

                var length = Length(ref at, end);
                at += length ?? throw new BrokenFileException("It has a part of unknown length.");
            }

            return at == end ? end : throw new BrokenFileException("It breaks off within a part that it announces.");
        }

        private long Id(ref long at, long end)
        {
            var wide = Wide(file.Byte(at));
            if (wide > 4 || at + wide > end)
            {
                throw new BrokenFileException($"At byte {at} there is no element.");
            }

            long id = 0;
            for (var i = 0; i < wide; i++)
            {
                id = (id << 8) | file.Byte(at++);
            }

            return id;
        }

        /// <summary>The length of an element; null where its recorder did not know it.</summary>
        private long? Length(ref long at, long end)
        {
            if (at >= end)
            {
                throw new BrokenFileException("It breaks off within a part that it announces.");
            }

            var first = file.Byte(at);
            var wide = Wide(first);
            if (wide > 8 || at + wide > end)
            {
                throw new BrokenFileException($"At byte {at} there is no length.");
            }

            long length = first & (0xff >> wide);
            at++;
            for (var i = 1; i < wide; i++)
            {
                length = (length << 8) | file.Byte(at++);
            }

            return length == (1L << (7 * wide)) - 1 ? null : length;
        }

        private static int Wide(byte first) => System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 24 + 1;
    }
}
