using Grid.Foundation;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Patrols;
using Grid.Gateway.Registers;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Gateway.Parties;

/// <summary>
/// Pages of a register: what is in force today, or on another day, or all that was ever entered. What is not shown is
/// passed over, so a page is filled by several reads of the lists.
/// </summary>
internal static class RegisterPages
{
    private const int MostReads = 8;

    /// <summary>Which entries a caller wants to see; the faults say what was not understood.</summary>
    /// <param name="ended">Whether everything is shown, in force or not.</param>
    /// <param name="day">The day on which a thing must be in force; today when absent.</param>
    public static async Task<Func<RegisterView, bool>> Shown(
        bool? ended,
        string? day,
        RegisterReader registers,
        List<Fault> faults)
    {
        var on = PatrolParameters.DayOf("day", day, faults);
        if (ended == true && on is not null)
        {
            faults.Add(new("day", "query.day", "ended=true shows what was in force on any day: leave one out."));
        }

        return (ended, on) switch
        {
            (true, _) => static _ => true,
            (_, { } then) => entry =>
                !entry.Data.IsOver(entry.Ref.Key, then) && !(entry.Data.FirstDay > then),
            _ => await registers.InForceNow(),
        };
    }

    /// <summary>
    /// The next entries that are shown. A page holds fewer than its limit where many are passed over, and says where to
    /// go on.
    /// </summary>
    public static async Task<Outcome<RegisterPage>> Read(
        IReadModelGrain lists,
        EntityKind kind,
        string? prefix,
        int limit,
        string? after,
        Narrowed within,
        Func<RegisterView, bool> shown,
        RegisterWhere? where = null)
    {
        var items = new List<RegisterView>(limit);
        IReadOnlyList<LedgerPosition>? readTo = null;
        for (var read = 1; ; read++)
        {
            var asked = limit - items.Count;
            var found = await lists.Register(
                kind, prefix, asked, after, within.County, within.Counties, where);
            if (found.Value is not { } page)
            {
                return found;
            }

            readTo ??= page.ReadTo;
            items.AddRange(page.Items.Where(shown));

            // A page that came short of what was asked was cut by its bytes.
            if (page.Next is null || items.Count >= limit || page.Items.Count < asked || read == MostReads)
            {
                return new RegisterPage(items, page.Next, readTo);
            }

            after = page.Next;
        }
    }
}
