using Grid.Parties;
using Grid.Repeats;
using Microsoft.Extensions.Logging;

namespace Grid.Cells;

/// <summary>
/// 单元网格: holds what it owes, remembers complaints and problems, and knows its open cases and therefore which report is
/// new. After a re-cut retired it, it hands what it still owes to its successors.
/// </summary>
[GrainType("cell")]
internal sealed class CellGrain : PartyGrain, ICellGrain, IRemindable
{
    private readonly OwnWorklist worklist;
    private readonly PlaceMarks marks;
    private readonly Admissions admissions;
    private readonly HandOver handOver;

    public CellGrain(
        PartyBook book,
        PartyServices services,
        TimeProvider time,
        ILogger<CellGrain> log)
        : base(book)
    {
        worklist = new(book);
        marks = new(book, services);
        admissions = new(book, services, time);
        handOver = new(this, book, services, log);
    }

    protected override IWorklist Owed => worklist;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        admissions.Open();
        handOver.Open();
    }

    public Task<Guid?> Admit(Candidate candidate) => admissions.Admit(candidate);

    public Task Withdraw(Guid report)
    {
        admissions.Withdraw(report);
        return Task.CompletedTask;
    }

    public Task<Guid?> Similar(Candidate candidate) => admissions.Similar(candidate);

    public Task<IReadOnlyList<SimilarCase>> Alike(Candidate candidate) => Task.FromResult(admissions.Alike(candidate));

    public override Task<RepeatsView?> Repeats() => Task.FromResult<RepeatsView?>(marks.View());

    public override Task<IReadOnlyList<PlaceMarked>> Marks() => Task.FromResult(marks.Standing());

    public Task ReceiveReminder(string reminderName, TickStatus status) => handOver.Resume();

    /// <summary>The book applied a record: each member takes note.</summary>
    public override void Applied(PartyChange change)
    {
        worklist.Applied(change);
        marks.Applied(change);
        admissions.Applied(change);
        handOver.Applied(change);
    }

    public override Task FollowUp() => marks.FollowUp();
}
