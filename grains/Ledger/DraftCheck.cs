using System.Text;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>Refuses a request that no store can keep before it shares a batch with others.</summary>
internal static class DraftCheck
{
    /// <returns>Why the request cannot be stored; null when it can.</returns>
    public static string? Fault(this AppendRequest request)
    {
        if (request.Drafts is not { Count: > 0 })
        {
            return "A request holds at least one draft.";
        }

        if (request.Version < 0 || request.Version > int.MaxValue - request.Drafts.Count)
        {
            return $"No versions follow {request.Version}.";
        }

        if (Unfit(request.Source))
        {
            return "The source's name is empty or holds characters that are no text.";
        }

        for (var i = 0; i < request.Drafts.Count; i++)
        {
            var draft = request.Drafts[i];
            if (Unfit(draft.Type) || Unfit(draft.Payload) || draft.By is null || IsNoText(draft.By))
            {
                return $"Draft {i + 1} lacks a value or holds characters that are no text.";
            }

            if (!Fit(draft.Parties))
            {
                return $"Draft {i + 1} names a party without kind or key.";
            }
        }

        return null;
    }

    private static bool Fit(IReadOnlyList<EntityRef>? parties)
    {
        for (var i = 0; i < parties?.Count; i++)
        {
            if (!Kinds.Knows(parties[i].Kind) || Unfit(parties[i].Key))
            {
                return false;
            }
        }

        return parties is not null;
    }

    private static bool Unfit(string? text) => string.IsNullOrEmpty(text) || IsNoText(text);

    /// <summary>PostgreSQL keeps no NUL, and half of a surrogate pair has no UTF-8.</summary>
    private static bool IsNoText(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return true;
        }

        for (
            var next = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            next >= 0;
            next = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (Rune.DecodeFromUtf16(text[next..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            text = text[(next + length)..];
        }

        return false;
    }
}
