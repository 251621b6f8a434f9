using System.Globalization;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 案件编号: C (部件) or E (事件), class, day of the report by the county's clock and running number of that day in the
/// county: <c>E0405-20261129-0137</c>. A case of an earlier version has the position of its report in place of the
/// last: <c>E0405-20190401-7-1234</c>.
/// </summary>
internal static class CaseNumber
{
    /// <param name="running">The running number of the day.</param>
    public static string Of(ClassKind kind, string @class, DateTimeOffset reportedAt, int running) =>
        string.Create(CultureInfo.InvariantCulture, $"{Begin(kind, @class, reportedAt)}-{running:0000}");

    /// <param name="at">The position of the report, which numbers a case that was given no number.</param>
    public static string Of(CaseReported reported, LedgerPosition at) => reported.Number
        ?? string.Create(
            CultureInfo.InvariantCulture,
            $"{Begin(reported.Kind, reported.Class, reported.ReportedAt)}-{at.Partition}-{at.Position}");

    private static string Begin(ClassKind kind, string @class, DateTimeOffset reportedAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(kind == ClassKind.Part ? 'C' : 'E')}{ClassCodes.InNumber(@class)}-{reportedAt:yyyyMMdd}");
}
