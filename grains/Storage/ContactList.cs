using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Storage;

/// <summary>Lists the keys in the store of contacts and intentions; it reads no contact.</summary>
internal sealed class ContactList([FromKeyedServices(StorageServices.Contacts)] DbDataSource source)
{
    /// <summary>
    /// The cases that have a contact of their reporter, and when each contact was written, by the machine's clock.
    /// </summary>
    public Task<IReadOnlyDictionary<Guid, DateTimeOffset>> Reporters() => OfCases("reporter");

    /// <summary>The cases that keep who the persons are whom they concern, and when that was written last.</summary>
    public Task<IReadOnlyDictionary<Guid, DateTimeOffset>> Concerned() => OfCases("concerned");

    private async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> OfCases(string type)
    {
        await using var connection = await source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(long N0, long N1, string On)>(
            "select GrainIdN0, GrainIdN1, cast(ModifiedOn as text) from OrleansStorage where GrainTypeString = @type",
            new { type });
        return rows.ToDictionary(
            static row => Key(row.N0, row.N1),
            static row => DateTimeOffset.Parse(row.On, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    /// <summary>The counties with a decided re-cut that is not finished.</summary>
    public async Task<IReadOnlyList<string>> Surveyors()
    {
        await using var connection = await source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(long N1, string? Text)>(
            "select GrainIdN1, GrainIdExtensionString from OrleansStorage where GrainTypeString = 'surveyor'");

        // Orleans takes a key of digits for a hexadecimal number.
        return [.. rows.Select(static row => row.Text ?? row.N1.ToString("X", CultureInfo.InvariantCulture))];
    }

    /// <summary>A key as Orleans writes it: the sixteen bytes of the id as two numbers.</summary>
    private static Guid Key(long n0, long n1)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, n0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], n1);
        return new(bytes);
    }
}
