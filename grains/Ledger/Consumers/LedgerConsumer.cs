using System.IO.Hashing;
using System.Reflection;
using System.Text;
using Grid.ReadModel;

namespace Grid.Ledger.Consumers;

/// <summary>A consumer of the ledger, as <see cref="LedgerConsumerSetup.AddLedgerConsumer"/> declares it.</summary>
/// <param name="Name">Its streams and its checkpoints go by this name, so it stays once something is stored.</param>
/// <param name="Grain">Its class; a silo has one activation a partition.</param>
/// <param name="Pace">The shortest time from one page to the next: records that come without a pause gather so
/// long.</param>
/// <param name="Known">Its number in the contracts; null for a consumer that is known by its name alone.</param>
internal sealed record LedgerConsumer(string Name, Type Grain, TimeSpan Pace, ConsumerId? Known = null)
{
    private const int FirstOfNames = 1 << 30;

    /// <summary>
    /// Its dead letters are stored under this number: that of the contracts, or one made of its name.
    /// </summary>
    public ConsumerId Number { get; } = Known ?? NumberOf(Name);

    public GrainType GrainType { get; } = Grain.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, null!)
        ?? throw new InvalidOperationException($"{Grain} consumes the ledger and has no [GrainType].");

    private static ConsumerId NumberOf(string name) =>
        (ConsumerId)(FirstOfNames | (int)(XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(name)) % FirstOfNames));
}
