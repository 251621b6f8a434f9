using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;

namespace Grid.Chaos.Oracle;

/// <summary>
/// Contacts that reporters left: the city keeps the contact of an accepted report before it answers, and no contact of
/// a refused one.
/// </summary>
internal static partial class Contacts
{
    /// <summary>The member of a report's record that says that its reporter left a contact.</summary>
    public const string Left = "hasReporter";

    /// <summary>The name a client leaves with the report of a mark.</summary>
    public static string NameOf(string mark) => $"{mark}!";

    /// <summary>The marks of all contacts in the store, whose payloads are searched as they are.</summary>
    public static async Task<IReadOnlyList<string>> Read(DbConnection connection, string table)
    {
        var marks = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select PayloadBinary from {table} where PayloadBinary is not null";
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            marks.AddRange(
                Name()
                    .Matches(Encoding.Latin1.GetString(rows.GetFieldValue<byte[]>(0)))
                    .Select(static name => name.Value[..^1]));
        }

        return marks;
    }

    public static IEnumerable<Finding> Check(IReadOnlyList<string> kept, IReadOnlyList<Promise> promises)
    {
        var left = promises
            .Where(static promise => promise.Says.ContainsKey(Left))
            .ToDictionary(static promise => promise.Mark);
        foreach (var lost in left
                .Values.Where(promise => promise.Ending == Ending.Accepted)
                .Select(static promise => promise.Mark)
                .Except(kept))
        {
            yield return new("contact", $"the contact left with {lost}, which was accepted, is not kept");
        }

        foreach (var (mark, times) in kept.CountBy(static mark => mark))
        {
            if (times > 1)
            {
                yield return new("contact", $"the contact left with {mark} is kept {times} times");
            }

            if (!left.TryGetValue(mark, out var promise) || promise.Ending == Ending.Refused)
            {
                yield return new(
                    "contact",
                    $"the contact of {mark} is kept, though "
                    + $"{(promise is null ? "nobody left it" : $"its report was refused with {promise.Code}")}");
            }
        }
    }

    [GeneratedRegex(Promise.MarkPrefix + "[0-9]+-[0-9]+!")]
    private static partial Regex Name();
}
