using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>
/// The methods of service of a county (送达方式). Immutable. A county without rows serves by hand alone.
/// </summary>
internal sealed class ServiceList(IReadOnlyList<ServiceRow> rows)
{
    private static readonly ServiceRow ByHand = new(
        ServiceMethod.OnTheSpot, [], 0, DateOnly.MinValue, null, "民事诉讼法（2017）第八十五条", "H");

    public static ServiceList Empty { get; } = new([]);

    private IReadOnlyList<ServiceRow> Rows { get; } = rows.Count > 0 ? rows : [ByHand];

    /// <summary>The row of a method on a day; null where no row allows it.</summary>
    public ServiceRow? Find(ServiceMethod method, DateOnly day) =>
        Rows.FirstOrDefault(row => row.Method == method && Period.Covers(row.From, row.Until, day));
}
