using System.Data.Common;
using System.Globalization;

namespace Grid.ReadModel;

/// <summary>
/// A row of a query, read by the names of its columns. It gives the same values on either store: SQLite keeps ids as
/// text, times as microseconds and truths as numbers. The methods that begin with <c>Find</c> give null for no value.
/// </summary>
internal sealed class StoredRow(DbDataReader reader)
{
    public string Text(string column) => (string)reader[column];

    public string? FindText(string column) => reader[column] as string;

    public int Number(string column) => Convert.ToInt32(reader[column], CultureInfo.InvariantCulture);

    public int? FindNumber(string column) => Has(column) ? Number(column) : null;

    public long Count(string column) => Convert.ToInt64(reader[column], CultureInfo.InvariantCulture);

    public double Real(string column) => Convert.ToDouble(reader[column], CultureInfo.InvariantCulture);

    public double? FindReal(string column) => Has(column) ? Real(column) : null;

    public bool Truth(string column) => Convert.ToBoolean(reader[column], CultureInfo.InvariantCulture);

    public bool? FindTruth(string column) => Has(column) ? Truth(column) : null;

    public Guid Id(string column) => reader[column] is Guid id ? id : Guid.Parse(Text(column));

    public Guid? FindId(string column) => Has(column) ? Id(column) : null;

    public DateTimeOffset Moment(string column) => reader[column] is DateTime time
        ? new(time)
        : StoredTime.FromMicroseconds(Count(column));

    public DateTimeOffset? FindMoment(string column) => Has(column) ? Moment(column) : null;

    private bool Has(string column) => reader[column] is not DBNull;
}
