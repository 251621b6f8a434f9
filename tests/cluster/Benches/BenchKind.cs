using System.Runtime.CompilerServices;
using Grid.Parties;

namespace Grid.Tests.Benches;

/// <summary>
/// 座椅: a kind that the product does not know. Its row is all that says so; the other files of this folder are its own.
/// </summary>
internal static class BenchKind
{
    public const string Word = "bench";

    private const EntityKind Number = (EntityKind)100;

    public static KindTraits Row { get; } = new(
        Number, Word, "座椅", EntryTypes.Of<IBenchGrain, BenchData>(),
        Worklist.Own, MapUse.Shown, Remembers: false, Chief: null, static place => place.FurtherOf(Number));

    [ModuleInitializer]
    internal static void Add() => Kinds.Add(Row);
}
