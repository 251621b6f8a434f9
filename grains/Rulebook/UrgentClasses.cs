namespace Grid.Rulebook;

/// <summary>
/// Compares which classes are marked as urgent with the limits of their conditions. The mark is the county's; a limit
/// in urgent hours or days is the standard's. Pure.
/// </summary>
internal static class UrgentClasses
{
    /// <param name="rules">The rulebook with the standards to compare.</param>
    public static IEnumerable<Finding> Check(TableData table, Rules rules)
    {
        if (table.Table != TableName.Classes || rules.Standards.Rows.Count == 0)
        {
            yield break;
        }

        foreach (var (number, row) in table.Classes.Numbered())
        {
            var urgent = rules.Standards.Of(row.Kind, row.Code, row.From)
                .Where(static standard => standard.Unit is LimitUnit.UrgentHour or LimitUnit.UrgentDay)
                .ToList();
            if (row.Urgent is null && urgent.Count > 0)
            {
                yield return Finding.Warning(
                    number,
                    "class.urgent",
                    $"The limit of {row.Code} {row.Name} runs day and night ({urgent[0].Id}), and the class is not "
                    + "marked. Write limit, or alarm where the command centre is to know at once.");
            }
            else if (row.Urgent == Urgency.Limit && urgent.Count == 0)
            {
                yield return Finding.Warning(
                    number,
                    "class.urgent",
                    $"{row.Code} {row.Name} is marked, and no limit of it runs day and night. Give one of its "
                    + "standards an urgent unit, or leave the mark out.");
            }
        }
    }
}
