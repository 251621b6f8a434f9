using Grid.Cases;
using Grid.Parties;
using Grid.Posts;
using Grid.Simulation.Door;

namespace Grid.Simulation.Replay;

/// <summary>
/// What the city acknowledged of one report, in the client's own words: the truth the city is checked against at the
/// end. Touched by one step at a time.
/// </summary>
internal sealed class CaseLog(ReplayRow row, ClassCode code)
{
    private readonly List<PlannedStep> _done = [];
    private readonly HashSet<EntityRef> _parties = [];
    private CaseBody? _place;

    public ReplayRow Row => row;

    public ClassCode Code => code;

    public Guid Id => row.Id;

    /// <summary>As the last answer said; <see cref="CaseStage.None"/> when the report itself was turned away.</summary>
    public CaseStage Stage { get; private set; }

    /// <summary>The case this report was joined to at the door: closed and told with it.</summary>
    public Guid? JoinedTo { get; private set; }

    /// <summary>Null until handled.</summary>
    public bool? HandledLate { get; private set; }

    /// <summary>Somebody else worked on this case too, now or in an earlier run.</summary>
    public bool Shared { get; private set; }

    /// <summary>Steps the city acknowledged, in order.</summary>
    public IReadOnlyList<PlannedStep> Done => _done;

    /// <summary>Everyone any answer named.</summary>
    public IReadOnlyCollection<EntityRef> Parties => _parties;

    /// <summary>Why the city said no, once; nothing further is sent for this report.</summary>
    public ProblemBody? Problem { get; private set; }

    /// <summary>What is still to be sent, next first.</summary>
    public Queue<PlannedStep> Ahead { get; private set; } = new();

    /// <summary>The department it was with first, by whose hours its clocks run.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>Of handling.</summary>
    public LimitBody? Limit { get; private set; }

    /// <summary>On its way round the loop.</summary>
    public bool Open =>
        Stage
            is not (
                CaseStage.None
                or CaseStage.Joined
                or CaseStage.Refused
                or CaseStage.Closed
                or CaseStage.FedBack
        or CaseStage.Voided or CaseStage.Transferred);

    public void Reported(CaseBody answer, IEnumerable<PlannedStep> ahead)
    {
        Shared = answer.Stage is not (CaseStage.Reported or CaseStage.Joined);
        Read(answer);
        Ahead = new(ahead);
    }

    public void Acknowledged(PlannedStep step, CaseBody answer)
    {
        _done.Add(step);
        Read(answer);
    }

    /// <summary>The step had been taken before by somebody else; the case is as <paramref name="found"/>.</summary>
    public void FoundDone(CaseBody found)
    {
        Shared = true;
        Read(found);
    }

    /// <summary>
    /// The case it had joined was none; it stands by itself and is worked on by its own plan. Its clocks ran before
    /// anybody could.
    /// </summary>
    public void StoodAlone(CaseBody found, IEnumerable<PlannedStep> ahead)
    {
        Shared = true;
        _parties.Clear(); // until now those of its primary
        Read(found);
        Ahead = new(ahead);
    }

    public void TurnedAway(ProblemBody? problem)
    {
        Problem = problem ?? new(null, "none", "no answer", null);
        Ahead.Clear();
    }

    public bool Did(CaseVerb verb) => _done.Exists(step => step.Verb == verb);

    /// <summary>Whether its place has a post; null is whoever handles it.</summary>
    public bool Has(Post? post) => post switch
    {
        Post.ShopChief => _place?.Shop is not null,
        Post.BuildingChief => _place?.Building is not null,
        Post.SegmentChief => _place?.Segment is not null,
        Post.RoadChief => _place?.Road is not null,
        _ => true,
    };

    private void Read(CaseBody answer)
    {
        _place ??= answer;
        Limit ??= answer.Limit;
        Lead = Lead.Length > 0 ? Lead : answer.Lead?.Key ?? "";
        Stage = answer.Stage;
        JoinedTo = answer.JoinedTo;
        HandledLate = answer.HandledLate;
        foreach (var duty in answer.Parties ?? [])
        {
            _parties.Add(new(duty.Kind, duty.Key));
        }
    }
}
