namespace Grid.Gateway.Import;

/// <summary>
/// The rows of one file that a start left as the city has them, and why: counted, the first few by their keys.
/// </summary>
internal sealed class LeftRows
{
    private const int Named = 5;

    private readonly SortedDictionary<string, (int Count, List<string> First)> left = [];

    /// <summary>Rows that say nothing new.</summary>
    public int Same { get; private set; }

    /// <summary>Rows that say something, and were not entered.</summary>
    public int Count { get; private set; }

    /// <param name="fate">Why the row was left.</param>
    public void Add(RowFate fate, string key)
    {
        if (fate == RowFate.Same)
        {
            Same++;
            return;
        }

        Count++;
        Add(Words(fate), key);
    }

    /// <summary>
    /// Notes an entry that the folder made and no longer holds. It is not a row of the file, so it does not count as
    /// one.
    /// </summary>
    public void AddGone(string key) => Add("entered from the folder before and no longer in it", key);

    /// <summary>For the end of the file's line in the log; empty when nothing was left.</summary>
    public override string ToString()
    {
        var reasons = left.Select(static reason => $"{reason.Value.Count} {reason.Key} ({Keys(reason.Value)})");
        return left.Count == 0 ? "" : $". Left as the city has them: {string.Join("; ", reasons)}";
    }

    private void Add(string reason, string key)
    {
        var (count, first) = left.GetValueOrDefault(reason, (0, []));
        if (first.Count < Named)
        {
            first.Add(key);
        }

        left[reason] = (count + 1, first);
    }

    private static string Keys((int Count, List<string> First) reason) =>
        string.Join(", ", reason.First) + (reason.Count > reason.First.Count ? " …" : "");

    private static string Words(RowFate fate) => fate switch
    {
        RowFate.SaidAgain => "said again by a later row",
        RowFate.ChangedSince => "changed in the city since",
        RowFate.Retired => "retired in the city",
        _ => "not entered from the folder",
    };
}
