using System.Reflection;
using Grid.Parties;

namespace Grid.Tests.Parties;

public sealed class StoredNameTests
{
    /// <summary>
    /// The store keeps a state under its name and the grain's key, not under the kind of grain: a road and a department
    /// of one code would share a row.
    /// </summary>
    [Fact]
    public void No_two_kinds_of_grain_keep_their_state_under_one_name()
    {
        var kinds = typeof(ILedgerRecipient)
            .Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(Grain)))
            .ToList();
        var parties = kinds
            .Where(static type => type.IsAssignableTo(typeof(PartyGrain)))
            .Select(static type => $"snapshots/{GrainTypeOf(type)}");
        var names = kinds
            .SelectMany(static type =>
                type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(static made => made.GetParameters())
            .Select(static parameter => parameter.GetCustomAttribute<PersistentStateAttribute>())
            .Where(static kept => kept is not null)
            .Select(static kept => $"{kept!.StorageName}/{kept.StateName}")
            .Concat(parties)
            .ToList();

        Assert.True(names.Count >= 8, "The kinds of party were found.");
        Assert.Equal(names.Distinct().Order(), names.Order());
    }

    private static string GrainTypeOf(Type kind) =>
        kind.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, kind).ToString()!;
}
