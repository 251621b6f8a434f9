namespace Grid.Evidence.Files;

/// <summary>Writes the copy that a plan describes.</summary>
internal static class CopyWriter
{
    private static readonly byte[] Zeros = new byte[EvidencePiece.Longest];

    /// <summary>Whether the copy is the file itself.</summary>
    public static bool IsWhole(IReadOnlyList<Splice> copy, long length)
    {
        var at = 0L;
        foreach (var piece in copy)
        {
            if (piece.Instead is not null || piece.Blank || piece.Offset != at)
            {
                return false;
            }

            at += piece.Length;
        }

        return at == length;
    }

    public static void Write(IReadOnlyList<Splice> copy, FileBytes from, Stream into)
    {
        var page = new byte[EvidencePiece.Longest];
        foreach (var piece in copy)
        {
            if (piece.Instead is { } bytes)
            {
                into.Write(bytes);
                continue;
            }

            for (var done = 0L; done < piece.Length;)
            {
                var some = (int)Math.Min(page.Length, piece.Length - done);
                if (!piece.Blank)
                {
                    from.Read(piece.Offset + done, page.AsSpan(0, some));
                }

                into.Write((piece.Blank ? Zeros : page).AsSpan(0, some));
                done += some;
            }
        }
    }
}
