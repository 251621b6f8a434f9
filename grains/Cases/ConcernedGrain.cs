using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grid.Storage;

namespace Grid.Cases;

[GrainType("concerned")]
internal sealed class ConcernedGrain(
    [PersistentState("concerned", StorageServices.Contacts)] IPersistentState<ConcernedState> kept)
    : Grain, IConcernedGrain
{
    private const int KeyLength = 32;

    public async Task<string> Keep(ConcernedPerson person)
    {
        var key = kept.State.Key ?? RandomNumberGenerator.GetBytes(KeyLength);
        var digest = DigestOf(person, key);
        if (!kept.State.Persons.ContainsKey(digest))
        {
            await Write(new()
            {
                Key = key,
                Persons = new Dictionary<string, ConcernedPerson>(kept.State.Persons) { [digest] = person },
            });
        }

        return digest;
    }

    public Task<IReadOnlyDictionary<string, ConcernedPerson>> Kept() => Task.FromResult(kept.State.Persons);

    public async Task Forget(string? digest)
    {
        if (!kept.RecordExists)
        {
            return;
        }

        var left = kept.State.Persons
            .Where(one => digest is not null && one.Key != digest)
            .ToDictionary(static one => one.Key, static one => one.Value);
        if (left.Count == 0)
        {
            await kept.ClearStateAsync();
        }
        else if (left.Count < kept.State.Persons.Count)
        {
            await Write(new() { Key = kept.State.Key, Persons = left });
        }
    }

    /// <summary>Tells one person from another; without the key it says nothing.</summary>
    internal static string DigestOf(ConcernedPerson person, byte[] key)
    {
        var said = JsonSerializer.Serialize(new[] { person.Name, person.Identity, person.Plate });
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(said)));
    }

    private async Task Write(ConcernedState state)
    {
        kept.State = state;
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            // It may be stored or not: the command is sent again, and the next activation reads the store.
            DeactivateOnIdle();
            throw;
        }
    }
}

[GenerateSerializer, Immutable, Alias("grid.concerned.state")]
internal sealed record ConcernedState
{
    /// <summary>The key of the hashes; null while nobody is kept.</summary>
    [Id(0)] public byte[]? Key { get; init; }

    [Id(1)] public IReadOnlyDictionary<string, ConcernedPerson> Persons { get; init; } =
        new Dictionary<string, ConcernedPerson>();
}
