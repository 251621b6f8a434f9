using Grid.Cases;
using Grid.City;
using Grid.Clocks;
using Grid.Counties;
using Grid.Ledger;
using Grid.Posts;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.Worklists;

/// <summary>
/// Asks the clock shards what is due from a post, and the cases of the first steps what they are and who holds the post
/// there.
/// </summary>
[GrainType("worklist"), StatelessWorker]
internal sealed class WorklistGrain(RegisterFollower registers, CityClock clock, IOptions<LedgerOptions> ledger)
    : Grain, IWorklistGrain
{
    public async Task<PostWorklist> Of(AskWorklist question)
    {
        var region = await registers.CatchUp();
        var now = clock.GetUtcNow();
        IReadOnlyList<string> counties = question.County is { } one ? [one] : question.Counties ?? [];
        var shards = await Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions).SelectMany(partition =>
            counties.Select(county => GrainFactory.GetGrain<IClockShardGrain>(partition)
                .Owed(question.Post, county, now, question.Most))));
        var due = DueSteps.Of(shards, question.Most);
        var views = await Task.WhenAll(due.Items.Select(step => GrainFactory.GetGrain<ICaseGrain>(step.Case).View()));
        return new(
            now,
            due.Total,
            due.Late,
            [
                .. due.Items.Zip(views)
                    .Where(static one => one.Second is not null)
                    .Select(one => Step(one.First, one.Second!, question.Post, region, now)),
            ]);
    }

    private static OwedStep Step(DueStep step, CaseView view, Post post, Region region, DateTimeOffset now)
    {
        var (party, holder) = region.Of(view.Place).Recipient(post, view.Place, view.Lead, now);
        return new(
            step.Case, view.Number, view.Kind, view.Class, view.Stage, step.Clock, step.Since, step.Due,
            step.Due < now,
            party,
            holder,
            view.Lead,
            step.Provisional ? true : null);
    }
}
