namespace Grid.Rulebook;

/// <summary>
/// A number of practice that a county sets by a row of its table <c>practice</c>. All of them are here; no other place
/// in the code holds such a number.
/// </summary>
/// <param name="Name">As the rows write it; stored, so it stays.</param>
/// <param name="Usual">The value where the county has no row.</param>
/// <param name="About">What it is, in a few words.</param>
/// <param name="Source">Where the usual value comes from.</param>
/// <param name="Grade">How sure that is: H, M or L.</param>
public sealed record PracticeOption(
    string Name,
    double Usual,
    PracticeUnit Unit,
    double Least,
    double Most,
    string About,
    string Source,
    string Grade)
{
    private const string Ours = "ours", Hygiene = "ours: a clock that is wrong by more says nothing";
    private const string Plan = "S79 A3 §二(一)";

    private const string Score = "domain 2.11: credit -1, -2, -5";

    private static readonly List<PracticeOption> Named = [];

    public static PracticeOption ReopenDays { get; } = Of(
        "reopenDays", 15, PracticeUnit.Day, 0, 3650,
        "how long after its end a case can be reopened",
        "ours; a state of another country gives 10 days");

    public static PracticeOption ReturnsToCoordinate { get; } = Of(
        "returnsToCoordinate", 2, PracticeUnit.Count, 1, 1000,
        "回退: returns after which the departments confer about a case",
        "S170 A7 §五(三); the number is ours");

    public static PracticeOption MostExtensions { get; } = Of(
        "mostExtensions", 2, PracticeUnit.Count, 0, 1000,
        "延期: how often a case can be extended",
        "domain 2.6: two approvals", "M");

    public static PracticeOption LongestSuspensionDays { get; } = Of(
        "longestSuspensionDays", 365, PracticeUnit.Day, 0, 3660,
        "挂账: how long a case can be suspended",
        "domain 2.6: one year", "M");

    public static PracticeOption OpinionDays { get; } = Of(
        "opinionDays", 7, PracticeUnit.Day, 0, 366,
        "征求意见: how long a department has for its opinion where the request names no time", Ours);

    public static PracticeOption LongestOpinionDays { get; } = Of(
        "longestOpinionDays", 30, PracticeUnit.Day, 0, 366,
        "征求意见: how long a department can have for its opinion", Ours);

    public static PracticeOption EnteredWithinDays { get; } = Of(
        "enteredWithinDays", 30, PracticeUnit.Day, 0, 3660,
        "a report entered later than this after the sighting is marked, where its channel has no term of its own",
        Ours);

    public static PracticeOption ReportAheadMinutes { get; } = Of(
        "reportAheadMinutes", 5, PracticeUnit.Minute, 0, 1440,
        "how far the clock of a reporter may be ahead", Hygiene);

    public static PracticeOption EarliestReportYear { get; } = Of(
        "earliestReportYear", 2000, PracticeUnit.Year, 1900, 9998,
        "a report of an earlier year is a mistake of the sender's clock or format", Ours);

    public static PracticeOption ObjectionDays { get; } = Of(
        "objectionDays", 15, PracticeUnit.Day, 0, 3650,
        "异议: how long after the answer the reporter can object to the outcome, once",
        "S21; domain 2.6; the number is ours");

    public static PracticeOption AppealDays { get; } = Of(
        "appealDays", 30, PracticeUnit.Day, 0, 3650,
        "超期申诉: how long after the end of a case the department can contest its lateness, once",
        "domain 2.6: after closing, once per case; the number is ours");

    public static PracticeOption ContestDays { get; } = Of(
        "contestDays", 15, PracticeUnit.Day, 0, 3650,
        "申辩: how long after the dispatch, or after the mark, a shop or keeper can contest a finding or a mark, once",
        "domain 2.6 as for an objection; the number is ours");

    public static PracticeOption LatenessReviews { get; } = Of(
        "latenessReviews", 2, PracticeUnit.Count, 1, 10,
        "复核: how many persons must uphold an appeal of a lateness",
        "domain 2.6: two reviews", "M");

    public static PracticeOption MarkedVisits { get; } = Of(
        "markedVisits", 2, PracticeUnit.Count, 1, 50,
        "回头看: how many visits a place marked for repeated complaints has in the time in which another has one; one "
        + "more follows after the days of the mark",
        "S87 A3 §四(二): more attention, not later; the number is ours");

    public static PracticeOption CheckInAheadMinutes { get; } = Of(
        "checkInAheadMinutes", 2, PracticeUnit.Minute, 0, 1440,
        "how far the clock of a telephone that checks in may be ahead", Hygiene);

    public static PracticeOption CheckInWithinDays { get; } = Of(
        "checkInWithinDays", 2, PracticeUnit.Day, 0, 366,
        "how long after the visit a check-in is taken",
        "ours: a telephone may have been out of the net");

    public static PracticeOption CalendarWarningDays { get; } = Of(
        "calendarWarningDays", 90, PracticeUnit.Day, 0, 3660,
        "how long before the known calendar ends the check of the rulebook warns", Ours);

    public static PracticeOption ContactDays { get; } = Of(
        "contactDays", 90, PracticeUnit.Day, 0, 36_500,
        "how long after the end of a case the contact of its reporter is kept",
        "PIPL article 19: the shortest time the purpose needs, to ask back and to feed back; the number is ours");

    public static PracticeOption ConcernedDays { get; } = Of(
        "concernedDays", 730, PracticeUnit.Day, 0, 36_500,
        "当事人: how long after the end of a case it is kept who the persons are whom it concerns",
        "ours: two years, within which an administrative penalty can be imposed");

    public static PracticeOption EvidenceDays { get; } = Of(
        "evidenceDays", 3650, PracticeUnit.Day, 0, 36_500,
        "取证: how long after the end of a case its photographs and recordings are kept",
        "ours: ten years, as files of administration are commonly kept");

    public static PracticeOption EndedDays { get; } = Of(
        "endedDays", 30, PracticeUnit.Day, 0, 3660,
        "how long a party remembers what ended, and at least as long as a case can be reopened", Ours);

    public static PracticeOption StreetMarginMetres { get; } = Of(
        "streetMarginMetres", 30, PracticeUnit.Metre, 0, 500,
        "how far beyond the kerb a point belongs to a street: pavement, tree pits, the yard before a wall",
        "ours: the widest pavement of the county town with its green strip");

    public static PracticeOption LeastKerbMetres { get; } = Of(
        "leastKerbMetres", 5, PracticeUnit.Metre, 0, 100,
        "the half-width of a street without a surveyed kerb", "ours: one lane and a half");

    public static PracticeOption NearbyMetres { get; } = Of(
        "nearbyMetres", 50, PracticeUnit.Metre, 50, 1000,
        "相似案件: cells this near are asked for the same matter; no row of similar reaches further",
        "practice of the 12319 centres", "M");

    public static PracticeOption HairlineMetres { get; } = Of(
        "hairlineMetres", 0.5, PracticeUnit.Metre, 0, 20,
        "a point in a crack between cells no wider belongs to the nearest of them", Ours);

    public static PracticeOption SharedGapMetres { get; } = Of(
        "sharedGapMetres", 20, PracticeUnit.Metre, 0, 200,
        "门前三包: the widest gap between two shops that they share; of a wider one each has half of this",
        "the halving is the rule's, the number is ours");

    public static PracticeOption CountyMarginMetres { get; } = Of(
        "countyMarginMetres", 2000, PracticeUnit.Metre, 0, 100_000,
        "how far outside the rectangle round the county a registered place may reach",
        "ours: outlines of neighbours and of the sea differ");

    public static PracticeOption CellMarginMetres { get; } = Of(
        "cellMarginMetres", 20, PracticeUnit.Metre, 0, 1000,
        "how far a cell may run beyond the county's outline", "ours: two surveys of one border");

    public static PracticeOption FrontMoveMetres { get; } = Of(
        "frontMoveMetres", 10, PracticeUnit.Metre, 0, 1000,
        "how far a new line of a segment may carry the front of a shop",
        "ours: a better survey of the same kerb");

    public static PracticeOption FrontSlackMetres { get; } = Of(
        "frontSlackMetres", 0.5, PracticeUnit.Metre, 0, 20,
        "how far two fronts may run into each other, or past the end of their segment",
        "ours: the error of a tape measure");

    public static PracticeOption PartReachMetres { get; } = Of(
        "partReachMetres", 5, PracticeUnit.Metre, 0, 50,
        "部件: how far from a part of its class a report without its code still is of that part",
        "ours: lamps stand more than 20 m apart; a telephone knows its place to some metres");

    public static PracticeOption BesideMetres { get; } = Of(
        "besideMetres", 200, PracticeUnit.Metre, 1, 5000,
        "how far from a shop, building, segment or part that a report names its point may lie",
        "ours: as far as a person sees a thing across a square");

    public static PracticeOption SubdistrictLetters { get; } = Of(
        "subdistrictLetters", 0, PracticeUnit.Count, 0, 1,
        "责任区告知书: 1 where the letter of a sub-district office alone begins the duty of a front, "
        + "0 where it does not",
        "浙江省城市市容和环境卫生管理条例 art. 24 names the department and the town government", "L");

    public static PracticeOption FrontNearMetres { get; } = Of(
        "frontNearMetres", 5, PracticeUnit.Metre, 0, 50,
        "门前三包: how near the front of a shop must begin to be offered for a point on none",
        "ours: a telephone knows its place to some metres");

    public static PracticeOption AddressReachMetres { get; } = Of(
        "addressReachMetres", 60, PracticeUnit.Metre, 0, 1000,
        "how near a building must be for a case to bear its address",
        "ours: across a main road with its pavements");

    public static PracticeOption IntegrityStart { get; } = Of(
        "integrityStart", 100, PracticeUnit.Count, 1, 1000,
        "诚信档案: the points of a duty holder of whom nothing counts", Score);

    public static PracticeOption IntegrityReminder { get; } = Of(
        "integrityReminder", 1, PracticeUnit.Count, 0, 1000,
        "诚信档案: the points that a reminder takes", Score);

    public static PracticeOption IntegrityOrder { get; } = Of(
        "integrityOrder", 2, PracticeUnit.Count, 0, 1000,
        "诚信档案: the points that an order to correct takes", Score);

    public static PracticeOption IntegrityPenalty { get; } = Of(
        "integrityPenalty", 5, PracticeUnit.Count, 0, 1000,
        "诚信档案: the points that a penalty takes", Score);

    public static PracticeOption IntegrityCleanDays { get; } = Of(
        "integrityCleanDays", 180, PracticeUnit.Day, 1, 3660,
        "诚信档案: after so many days in which nothing happens all points are given back", Ours);

    public static PracticeOption IntegrityGreen { get; } = Of(
        "integrityGreen", 90, PracticeUnit.Count, 0, 1000,
        "诚信档案: from so many points on the level is green", Ours);

    public static PracticeOption IntegrityYellow { get; } = Of(
        "integrityYellow", 75, PracticeUnit.Count, 0, 1000,
        "诚信档案: from so many points on the level is yellow, and red below", Ours);

    public static PracticeOption CampaignPersuasions { get; } = Of(
        "campaignPersuasions", 5000, PracticeUnit.Count, 0, 1_000_000,
        "专项整治目标: persuasions (规劝) that the plan asks for in a year", Plan, "H");

    public static PracticeOption CampaignSimple { get; } = Of(
        "campaignSimple", 180, PracticeUnit.Count, 0, 1_000_000,
        "专项整治目标: cases by the simple procedure (简易程序) in a year", Plan, "H");

    public static PracticeOption CampaignGeneral { get; } = Of(
        "campaignGeneral", 80, PracticeUnit.Count, 0, 1_000_000,
        "专项整治目标: cases by the general procedure (一般程序) in a year", Plan, "H");

    public static PracticeOption CampaignContactless { get; } = Of(
        "campaignContactless", 2, PracticeUnit.Count, 0, 1_000_000,
        "专项整治目标: contactless cases (非接触性执法) in a year", Plan, "H");

    public static PracticeOption CampaignOperations { get; } = Of(
        "campaignOperations", 3, PracticeUnit.Count, 0, 1000,
        "专项整治目标: special operations (专项整治) in each month", Plan, "H");

    public static PracticeOption AssistantsPerOfficer { get; } = Of(
        "assistantsPerOfficer", 2, PracticeUnit.Count, 0, 100,
        "力量配备: daily managers (协管员) to each officer", "S92 A3 §四(三)", "H");

    public static PracticeOption DogLicenceYears { get; } = Of(
        "dogLicenceYears", 0, PracticeUnit.Year, 0, 30,
        "养犬登记证: for how long a licence of a dog is given at most; 0 for any time", Ours);

    public static IReadOnlyList<PracticeOption> All => Named;

    public static PracticeOption? Find(string name) => Named.Find(option => option.Name == name);

    private static PracticeOption Of(
        string name,
        double usual,
        PracticeUnit unit,
        double least,
        double most,
        string about,
        string source,
        string grade = "L")
    {
        var option = new PracticeOption(name, usual, unit, least, most, about, source, grade);
        Named.Add(option);
        return option;
    }
}

/// <summary>What the value of an option counts.</summary>
public enum PracticeUnit
{
    Day = 0,
    Minute = 1,
    Count = 2,
    Year = 3,
    Metre = 4,
}
