using System.Globalization;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 案件编号: C (部件) or E (事件), class, day and the position of its report in the ledger: <c>E0405-20190401-7-1234</c>. It is
/// unique without a central counter, since no other record has that position.
/// </summary>
internal static class CaseNumber
{
    /// <param name="at">The position of the report, which numbers a case that brought no number from elsewhere.</param>
    public static string Of(CaseReported reported, LedgerPosition at)
    {
        if (reported.Number is { } kept)
        {
            return kept;
        }

        var kind = reported.Kind == ClassKind.Part ? 'C' : 'E';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}{ClassCodes.InNumber(reported.Class)}-{reported.ReportedAt:yyyyMMdd}-{at.Partition}-{at.Position}");
    }
}
