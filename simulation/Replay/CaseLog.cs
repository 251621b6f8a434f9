using Grid.Cases;
using Grid.Parties;
using Grid.Simulation.Door;

namespace Grid.Simulation.Replay;

/// <summary>
/// What the city acknowledged of one report, as the client recorded it. The check at the end compares the city with it.
/// One step at a time changes it.
/// </summary>
/// <param name="sent">The class it was sent under; null where the county knows none of its names.</param>
internal sealed class CaseLog(ReplayRow row, ClassCode? sent)
{
    private readonly List<PlannedStep> done = [];
    private readonly HashSet<EntityRef> parties = [];
    private readonly HashSet<EntityRef> left = [];
    private CaseBody? place;

    public ReplayRow Row => row;

    public ClassCode? Sent => sent;

    /// <summary>The class it has in the city: the county's catch-all where it was sent without one.</summary>
    public ClassCode Code { get; private set; } = sent ?? default;

    /// <summary>The id of the case, which the city makes where the report has a number.</summary>
    public Guid Id { get; private set; } = row.Id;

    /// <summary>The channel it has in the city: the county's default where the source names none.</summary>
    public string Channel { get; private set; } = row.Channel;

    /// <summary>Whether the report says its place nearer than an area; without that it cannot be filed.</summary>
    public bool Placed { get; private set; } = row.Where.Point is not null;

    /// <summary>Whether the desk filed it at a place of its own: the parties changed then.</summary>
    public bool Moved => done.Exists(static step => step.Found is { Point: not null });

    /// <summary>Parties of the place where it was thought to be before the desk found it.</summary>
    public IReadOnlySet<EntityRef> Left => left;

    /// <summary>
    /// The stage in the last answer; <see cref="CaseStage.None"/> when the city turned the report itself away.
    /// </summary>
    public CaseStage Stage { get; private set; }

    /// <summary>The case this report was joined to at the door; it is closed and answered with that case.</summary>
    public Guid? JoinedTo { get; private set; }

    /// <summary>Whether the case was handled late; null until it is handled.</summary>
    public bool? HandledLate { get; private set; }

    /// <summary>Whether another client worked on this case too, now or in an earlier run.</summary>
    public bool Shared { get; private set; }

    /// <summary>Steps the city acknowledged, in order.</summary>
    public IReadOnlyList<PlannedStep> Done => done;

    /// <summary>All parties named in any answer.</summary>
    public IReadOnlyCollection<EntityRef> Parties => parties;

    /// <summary>The refusal of the city; the client sends no further step of this report.</summary>
    public ProblemBody? Problem { get; private set; }

    /// <summary>The steps still to be sent, the next one first.</summary>
    public Queue<PlannedStep> Ahead { get; private set; } = new();

    /// <summary>The first department of the case, by whose hours its clocks run.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>The limit of handling.</summary>
    public LimitBody? Limit { get; private set; }

    /// <summary>Whether the case is still on its way round the loop.</summary>
    public bool Open =>
        Stage
            is not (CaseStage.None or CaseStage.Joined or CaseStage.Refused or CaseStage.Closed or CaseStage.FedBack
                or CaseStage.Voided or CaseStage.Transferred);

    public void Reported(CaseBody answer)
    {
        Shared = answer.Stage is not (CaseStage.Reported or CaseStage.Joined);
        Read(answer);
    }

    public void Plan(IEnumerable<PlannedStep> steps) => Ahead = new(steps);

    public void Acknowledged(PlannedStep step, CaseBody answer)
    {
        done.Add(step);
        if (step.Found is not null)
        {
            left.UnionWith(parties);
            left.ExceptWith((answer.Parties ?? []).Select(static duty => new EntityRef(duty.Kind, duty.Key)));
        }

        Read(answer);
    }

    /// <summary>Another client had taken the step before; the case is now as <paramref name="found"/>.</summary>
    public void FoundDone(CaseBody found)
    {
        Shared = true;
        Read(found);
    }

    /// <summary>
    /// The case that this report had joined was refused or voided. The report stands by itself and follows its own
    /// plan. Its clocks ran before the client could take a step.
    /// </summary>
    public void StoodAlone(CaseBody found)
    {
        Shared = true;
        parties.Clear(); // They were those of the primary.
        Read(found);
    }

    public void TurnedAway(ProblemBody? problem)
    {
        Problem = problem ?? new(null, "none", "no answer", null);
        Ahead.Clear();
    }

    public bool Did(CaseVerb verb) => done.Exists(step => step.Verb == verb);

    /// <summary>
    /// Whether its place has a post that a row of the escalations names. The chief of a thing there is where the thing
    /// is; every other post, and the party that handles the case, every place has.
    /// </summary>
    public bool Has(string post) => post.ToLowerInvariant() switch
    {
        "shopchief" => place?.Shop is not null,
        "buildingchief" => place?.Building is not null,
        "segmentchief" => place?.Segment is not null,
        "roadchief" => place?.Road is not null,
        _ => true,
    };

    private void Read(CaseBody answer)
    {
        place ??= answer;
        Id = answer.Id;
        Placed |= answer.CentreOf is not null;
        Channel = answer.Channel ?? Channel;
        Code = answer.Class is { } code ? new(answer.Kind, code) : Code;
        Limit ??= answer.Limit;
        Lead = Lead.Length > 0 ? Lead : answer.Lead?.Key ?? "";
        Stage = answer.Stage;
        JoinedTo = answer.JoinedTo;
        HandledLate = answer.HandledLate;
        foreach (var duty in answer.Parties ?? [])
        {
            parties.Add(new(duty.Kind, duty.Key));
        }
    }
}
