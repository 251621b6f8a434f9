namespace Grid.Chaos.Oracle;

/// <summary>
/// The ledger holds each acknowledged request exactly once, with the content that was sent and in the order of the
/// acknowledgements; no refused request; an unanswered request at most once; and nothing that no client sent. No two
/// cases of a county have one running number of a day.
/// </summary>
internal static class Promises
{
    public static IEnumerable<Finding> Check(Book book, IReadOnlyList<Promise> promises)
    {
        var stored = book.Entries.Where(static entry => entry.Mark is not null).ToLookup(static entry => entry.Mark!);
        var places = book.Entries.ToDictionary(static entry => entry.Where);
        var sources = book.Entries.Select(static entry => entry.Source).ToHashSet();
        foreach (var promise in promises)
        {
            foreach (var wrong in Wrong(promise, [.. stored[promise.Mark]], places))
            {
                yield return new(
                    "promise",
                    $"{promise.Type} {promise.Mark} of {promise.Source ?? "nobody yet"}, {promise.Ending.ToString().ToLowerInvariant()}: {wrong}");
            }

            if (promise is { Ending: Ending.Refused, Type: "case.reported", Source: { } source }
                && sources.Contains(source))
            {
                yield return new(
                    "promise",
                    $"the report {promise.Mark} was refused ({promise.Code}), and {source} is in the ledger");
            }
        }

        var sent = promises.Select(static promise => promise.Mark).ToHashSet();
        foreach (var foreign in stored.Where(mark => !sent.Contains(mark.Key)))
        {
            yield return new(
                "promise", $"{foreign.Key} is in the ledger at {foreign.First().Where}, and nobody sent it");
        }

        foreach (var twice in book.Entries
            .Where(static entry => entry.Type == "case.reported" && Json.Text(entry.Content, "number") is not null)
            .GroupBy(static entry => (
                County: Json.Text(entry.Content, "place.county"),
                Running: Json.Text(entry.Content, "number")!.Split('-', 2)[1]))
            .Where(static cases => cases.Count() > 1))
        {
            yield return new(
                "promise", $"{twice.Key.Running} of {twice.Key.County} is the number of {twice.Count()} cases");
        }

        foreach (var finding in Order(promises, stored))
        {
            yield return finding;
        }
    }

    private static IEnumerable<string> Wrong(
        Promise promise,
        IReadOnlyList<Entry> stored,
        Dictionary<string, Entry> places)
    {
        if (stored.Count > 1)
        {
            yield return $"in the ledger {stored.Count} times, at "
                + $"{string.Join(", ", stored.Select(static entry => entry.Where))}";
        }

        if (promise.Ending == Ending.Refused)
        {
            if (stored.Count > 0)
            {
                yield return $"in the ledger at {stored[0].Where}, though refused with {promise.Code}";
            }

            yield break;
        }

        if (stored.Count == 0)
        {
            if (promise.Ending == Ending.Accepted)
            {
                yield return "lost";
            }

            yield break;
        }

        var entry = stored[0];
        if (entry.Type != promise.Type || (promise.Source is { } source && entry.Source != source))
        {
            yield return $"in the ledger at {entry.Where} as {entry.Type} of {entry.Source}";
        }

        foreach (var (path, said) in promise.Says)
        {
            if (Json.Text(entry.Content, path) is var kept && kept != said)
            {
                yield return $"{path} was {said}, and the ledger keeps {kept ?? "nothing"}";
            }
        }

        if (promise.Ending == Ending.Accepted && promise.Version is { } version && entry.Version > version)
        {
            yield return $"answered at version {version}, and stands at {entry.Version}";
        }

        if (promise is { Ending: Ending.Accepted, Position: { } position })
        {
            var there = places.GetValueOrDefault(position);
            if (there?.Source != entry.Source || (promise.Version is { } answered && there.Version != answered))
            {
                yield return $"answered with version {promise.Version} at {position}, where "
                    + $"{(there is null ? "nothing is" : $"version {there.Version} of {there.Source} is")}";
            }
        }
    }

    /// <summary>A client sends its next request about a source only after the answer to the one before.</summary>
    private static IEnumerable<Finding> Order(IReadOnlyList<Promise> promises, ILookup<string, Entry> stored)
    {
        foreach (var source in promises
                .Where(static promise => promise is { Ending: Ending.Accepted, Source: not null })
                .GroupBy(static promise => promise.Source))
        {
            Entry? before = null;
            foreach (var promise in source.OrderBy(static promise => promise.Number))
            {
                if (stored[promise.Mark].FirstOrDefault() is not { } entry)
                {
                    continue; // lost, and said so
                }

                if (before is not null && entry.Version <= before.Version)
                {
                    yield return new(
                        "promise",
                        $"{promise.Mark} was acknowledged after {before.Mark}, and stands before it: versions "
                        + $"{entry.Version} and {before.Version} of {source.Key}");
                }

                before = entry;
            }
        }
    }
}
