using Grid.Rulebook;

namespace Grid.Gateway.Settings;

/// <summary>
/// Every setting of Grid, once. A start refuses what is not here, <c>--help</c> lists it, and a test finds each setting
/// of the code in it. Settings of ASP.NET, Orleans and the logging have names of their own; the check leaves them
/// alone.
/// </summary>
internal static class KnownSettings
{
    /// <summary>The section of every setting but the database.</summary>
    public const string Section = "Grid";

    public const string Database = "ConnectionStrings:Grid";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new(Database, SettingKind.Text, null, "PostgreSQL 15 or later instead of the embedded store"),
        new("Grid:Data", SettingKind.Text, "city", "folder of the embedded store"),
        new("Grid:County", SettingKind.Text, "data/haiyan", "folder of the county to load"),
        new("Grid:Clock", SettingKind.OneOf("present", "driven"), "present",
            "driven: callers say what time it is, for replays"),
        new("Grid:ClockStart", SettingKind.Moment, "1970-01-01T00:00:00Z",
            "the time of a driven city before anybody says one"),
        new("Grid:MapPatience", SettingKind.Span, "00:00:00.2500000",
            "how long an entry waits for the map to follow it"),
        new("Grid:Door", SettingKind.OneOf("on", "off"), "on",
            "off: a silo without the public door, where gateways serve it"),
        new("Grid:Open", SettingKind.Flag, null, "true: other machines may reach the door and the silo"),
        new("Grid:Hosts", SettingKind.Text, null,
            "further names the city may be called by: grid.county.cn,*.county.cn"),
        new("Grid:RequestsPerSecond", SettingKind.Whole(0, 1_000_000), "200",
            "requests a second from one other machine; 0 for any number"),
        new("Grid:Imports", SettingKind.Whole(0, 10_000), "8", "imports that run at once; 0 for any number"),
        new("Grid:ShrinkShare", SettingKind.Number, "0.2",
            "share of a table's rows that may go without a confirmation"),
        new("Grid:ShrinkRows", SettingKind.Whole(0, int.MaxValue), "3", "and rows that may go in any case"),
        new("Grid:ClusterId", SettingKind.Text, "grid", "of a separate gateway: the cluster of its silos"),
        new("Grid:ServiceId", SettingKind.Text, "grid", "of a separate gateway: the service of its silos"),
        new("Grid:StalledAfter", SettingKind.Span, "00:00:30",
            "a follower of the ledger that stands still so long: not ready"),
        new("Grid:Evidence:MaxBytes", SettingKind.Whole(1 << 16, 1 << 30), "20971520",
            "most bytes of one photograph or recording"),
        new("Grid:Evidence:MaxPixels", SettingKind.Whole(1 << 16, 1 << 30), "64000000",
            "most pixels of one photograph"),
        new("Grid:Documents:VerifyAddress", SettingKind.Text, "http://localhost:5311/v1/documents/verify",
            "the address in the QR code of documents"),
        new("Grid:Silo:Address", SettingKind.Address, "127.0.0.1", "where other silos and gateways reach this one"),
        new("Grid:Silo:Port", SettingKind.Whole(1, 65_535), null, "port for other silos; any free one without it"),
        new("Grid:Silo:GatewayPort", SettingKind.Whole(1, 65_535), null, "port for gateways; any free one without it"),
        new("Grid:Ledger:Partitions", SettingKind.Whole(1, 1024), "16",
            "partitions of the ledger, fixed at the first start"),
        new("Grid:Ledger:MaxWaiting", SettingKind.Whole(16, 1_000_000), "8192",
            "commands waiting for a commit; beyond, the city is full"),
        new("Grid:Ledger:MaxWaitingBytes", SettingKind.Whole(1 << 20, long.MaxValue), "134217728",
            "and bytes of memory they may take"),
        new("Grid:Ledger:MaxBatchBytes", SettingKind.Whole(1 << 16, long.MaxValue), "8388608",
            "most bytes of memory of the rows of one commit"),
        new("Grid:Ledger:MaxBatch", SettingKind.Whole(1, 10_000), "500", "most rows of one commit"),
        new("Grid:Ledger:RecentRecords", SettingKind.Whole(1, 1_000_000), "2048",
            "records of a partition kept in memory for its followers"),
        new("Grid:Ledger:RecentBytes", SettingKind.Whole(0, long.MaxValue), "4194304", "and bytes of them"),
        new("Grid:Ledger:RetryFor", SettingKind.Span, "00:00:06",
            "how long a commit with an unknown outcome is pursued"),
        new("Grid:Ledger:CompareCases", SettingKind.Flag, "false",
            "events of cases read back before they are appended must say the same"),
        new("Grid:Parties:SnapshotEvery", SettingKind.Whole(1, int.MaxValue), "1024",
            "events of a party between two snapshots"),
        new("Grid:Parties:SnapshotOnLeaving", SettingKind.Whole(1, int.MaxValue), "16",
            "events that make a snapshot worth it on leaving memory"),
        new("Grid:Patrols:LookBack", SettingKind.Span, "31.00:00:00", "how far back missed windows are looked for"),
    ];

    /// <summary>
    /// Settings of earlier versions whose numbers each county sets now, with the option of its table practice.
    /// </summary>
    private static readonly Dictionary<string, PracticeOption> Moved = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Grid:CalendarWarning"] = PracticeOption.CalendarWarningDays,
        ["Grid:Cases:ReopenWithin"] = PracticeOption.ReopenDays,
        ["Grid:Cases:ReturnsToCoordinate"] = PracticeOption.ReturnsToCoordinate,
        ["Grid:Cases:MostExtensions"] = PracticeOption.MostExtensions,
        ["Grid:Cases:LongestSuspension"] = PracticeOption.LongestSuspensionDays,
        ["Grid:Cases:UsualOpinion"] = PracticeOption.OpinionDays,
        ["Grid:Cases:LongestOpinion"] = PracticeOption.LongestOpinionDays,
        ["Grid:Cases:ClockSkew"] = PracticeOption.ReportAheadMinutes,
        ["Grid:Cases:EnteredWithin"] = PracticeOption.EnteredWithinDays,
        ["Grid:Cases:EarliestReport"] = PracticeOption.EarliestReportYear,
        ["Grid:Contacts:KeepDays"] = PracticeOption.ContactDays,
        ["Grid:Parties:RememberEnded"] = PracticeOption.EndedDays,
        ["Grid:Patrols:ClockSkew"] = PracticeOption.CheckInAheadMinutes,
        ["Grid:Patrols:TellWithin"] = PracticeOption.CheckInWithinDays,
    };

    private static readonly Dictionary<string, Setting> ByKey = All.ToDictionary(
        static setting => setting.Key, StringComparer.OrdinalIgnoreCase);

    public static Setting? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The option of a county's practice that a setting became; null for any other name.</summary>
    public static PracticeOption? MovedTo(string key) => Moved.GetValueOrDefault(key);
}
