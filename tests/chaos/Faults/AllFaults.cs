using Grid.Chaos.City;

namespace Grid.Chaos.Faults;

/// <summary>Every way to break a city that this machine allows.</summary>
internal static class AllFaults
{
    private static Fault[] Region =>
    [
        new KillSilo(), new KillTwoSilos(), new KillGateway(),
        new TargetedKill("kill between commit and answer", WireMoment.Committed),
        new TargetedKill("kill between delivery and snapshot", WireMoment.CheckpointMove),
        new TargetedKill("kill at a snapshot", WireMoment.Snapshot),
        new TargetedKill("kill in a projector's batch", WireMoment.ProjectorBatch),
        new LostCommitAnswer(), new FailedActivation(), new KilledRecut(),
        new LongPause(), new ShortPause(), new RollingRestart(),
        new DatabaseRestart(),
        new DatabaseKill(),
        new DatabaseSlow(),
        new DatabaseCut(),
        new DatabaseFull(),
        new DatabaseReadOnly(),
        new SilosCut(), new SiloAlone(), new ClockStep(),
    ];

    private static Fault[] Embedded =>
    [
        new KillCity(),
        new KillInWrite("kill in a write of the ledger", static scene => scene.Embedded.LedgerJournal),
        new KillInWrite("kill in a write of the read model", static scene => scene.Embedded.ReadModelJournal),
        new KillInWrite("kill in a write of snapshots", static scene => scene.Embedded.SnapshotJournal),
        new PauseCity(),
        new RestartCity(),
        new DiskFull(),
        new PowerCut(),
        new SecondProcess(),
        new DamagedStore(),
        new TouchedCounty(),
        new SlowReader(),
        new ClockStep(),
    ];

    /// <summary>Those that can be done here; of the others it is said why not.</summary>
    public static IReadOnlyList<Fault> Here(Scene scene)
    {
        Fault[] all = scene.City is ChaosEmbedded ? Embedded : Region;
        foreach (var fault in all.Where(fault => fault.Missing(scene) is not null))
        {
            scene.Say($"left out: {fault.Kind}, {fault.Missing(scene)}");
        }

        return [.. all.Where(fault => fault.Missing(scene) is null)];
    }
}
