using System.Globalization;
using System.Text.Json;

namespace Grid.Chaos.Oracle;

/// <summary>Holds what the city answers against what the ledger says.</summary>
/// <param name="ask">Asks the city: a path in, the answer out; null where it says that there is no such thing.</param>
internal sealed class Answers(Recount recount, Func<string, Task<JsonElement?>> ask)
{
    private const int AtOnce = 6;

    private static readonly Dictionary<string, string> Plurals = new()
    {
        ["cell"] = "cells",
        ["road"] = "roads",
        ["segment"] = "segments",
        ["building"] = "buildings",
        ["shop"] = "shops",
        ["dog"] = "dogs",
        ["household"] = "households",
        ["department"] = "departments",
    };

    /// <summary>Asks each party that the ledger names for its figures, obligations and register entry.</summary>
    public async Task<IReadOnlyList<Finding>> Check()
    {
        var parties = recount
            .Accounts.Keys.Concat(recount.Registers.Keys)
            .Distinct()
            .Where(static party => Plurals.ContainsKey(KindOf(party)))
            .ToList();
        var findings = new List<Finding>();
        await Parallel.ForEachAsync(
            parties,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (party, _) =>
        {
            var wrong = await Wrong(party);
            lock (findings)
            {
                findings.AddRange(wrong.Select(what => new Finding("party", $"{party}: {what}")));
            }
        });
        return findings;
    }

    /// <summary>A cell that a re-cut retired has handed over all its open obligations.</summary>
    public IEnumerable<Finding> Retired() => recount.Registers
        .Where(static entry => KindOf(entry.Key) == "cell" && IsRetired(entry.Key, entry.Value.Data))
        .SelectMany(
            cell => recount.Accounts.GetValueOrDefault(cell.Key)?.Open ?? [],
            static (cell, owed) =>
                new Finding("party", $"{cell.Key} was re-cut and still owes for case {owed.Case}"));

    private static bool IsRetired(string party, JsonElement data)
    {
        var successors = Json.List(data, "successors").Select(static code => code.GetString()).ToList();
        return successors.Count > 0 && !successors.Contains(KeyOf(party));
    }

    private async Task<IReadOnlyList<string>> Wrong(string party)
    {
        var path = $"/v1/{Plurals[KindOf(party)]}/{Uri.EscapeDataString(KeyOf(party))}";
        var (account, entry) = (
            recount.Accounts.GetValueOrDefault(party) ?? new(), recount.Registers.GetValueOrDefault(party));
        if (await ask(path) is not { } view)
        {
            return account.ByCase.Count > 0 || entry is not null ? ["the city does not know it"] : [];
        }

        var wrong = new List<string>();
        foreach (var (name, counted) in account.Figures)
        {
            Compare(wrong, name, Json.Text(view, $"figures.{name}"), counted.ToString(CultureInfo.InvariantCulture));
        }

        foreach (
            var (name, counted) in KindOf(party) == "department" ? account.Dispatches : new Dictionary<string, long>())
        {
            Compare(
                wrong,
                $"dispatches.{name}",
                Json.Text(view, $"dispatches.{name}"),
                counted.ToString(CultureInfo.InvariantCulture));
        }

        Compare(wrong, "version", Json.Text(view, "version"), $"{entry?.Version ?? 0}");
        Compare(wrong, "ledgerPosition", Json.Text(view, "ledgerPosition"), entry?.Where);
        if (KindOf(party) == "household")
        {
            Compare(
                wrong,
                "dogs",
                Sorted(Json.List(view, "dogs").Select(static dog => dog.GetString()!)),
                Sorted(recount.DogsOf(KeyOf(party))));
        }

        wrong.AddRange(await WrongObligations(path, account));
        return wrong;
    }

    private async Task<IEnumerable<string>> WrongObligations(string path, Account account)
    {
        // A party keeps its own list; a department's is asked of the read model, in pages.
        var paged = path.StartsWith("/v1/departments/", StringComparison.Ordinal) ? "&limit=500" : "";
        var shown = new Dictionary<string, string>();
        string? after = null;
        do
        {
            var page = await ask(
                $"{path}/obligations?status=open{paged}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}"
            );
            foreach (var owed in page is { } answer ? Json.List(answer, "items") : [])
            {
                if (!shown.TryAdd(
                        Json.Text(owed, "case")!,
                        Line(
                            Json.Text(owed, "number")!,
                            Json.Text(owed, "class")!,
                            Json.Text(owed, "role")!,
                            Json.Text(owed, "rule")!,
                            Json.Time(owed, "due"),
                            Json.Time(owed, "since"))))
                {
                    return [$"owes twice for case {Json.Text(owed, "case")}"];
                }
            }

            after = page is { } last ? Json.Text(last, "next") : null;
        }
        while (after is not null);

        var counted = account.Open.ToDictionary(
            static owed => owed.Case,
            static owed => Line(owed.Number, owed.Class, owed.Role, owed.Rule, owed.RunsUntil, owed.Since));
        return [
            .. counted.Keys.Except(shown.Keys).Select(static id => $"does not say that it owes for case {id}"),
            .. shown.Keys.Except(counted.Keys).Select(static id => $"says that it owes for case {id}, and does not"),
            .. counted
                .Where(owed => shown.TryGetValue(owed.Key, out var line) && line != owed.Value)
                .Select(owed => $"owes for case {owed.Key} as '{shown[owed.Key]}', counted '{owed.Value}'"),
        ];
    }

    private static void Compare(List<string> wrong, string name, string? shown, string? counted)
    {
        if (shown != counted)
        {
            wrong.Add($"{name} is {shown ?? "nothing"}, counted {counted ?? "nothing"}");
        }
    }

    private static string Line(
        string number,
        string @class,
        string role,
        string rule,
        DateTimeOffset? due,
        DateTimeOffset? since) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number} {@class} {role.ToLowerInvariant()} {rule} due {due?.UtcDateTime:O} since {since?.UtcDateTime:O}"
        );

    private static string Sorted(IEnumerable<string> keys) => string.Join(' ', keys.Order(StringComparer.Ordinal));

    private static string KindOf(string party) => party[..party.IndexOf('/', StringComparison.Ordinal)];

    private static string KeyOf(string party) => party[(party.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
