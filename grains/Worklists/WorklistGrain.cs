using Grid.Cases;
using Grid.City;
using Grid.Clocks;
using Grid.Counties;
using Grid.Documents;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.ReadModel;
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
    /// <summary>Each step that is shown asks its case.</summary>
    private const int MostSteps = 100;

    public async Task<Outcome<PostWorklist>> Of(AskWorklist question)
    {
        DueStep? after = null;
        if (question.After is { } sent && (after = StepCursor.Read(sent)) is null)
        {
            return PageCursor.Refusal;
        }

        var region = await registers.CatchUp();
        var now = clock.GetUtcNow();
        var lists = await Task.WhenAll(
            from @group in Groups(region, question)
            from partition in Enumerable.Range(0, ledger.Value.Partitions)
            select GrainFactory.GetGrain<IClockShardGrain>(partition).Owed(@group, now, after, question.Most));
        var due = DueSteps.Of(lists, question.Most);
        var views = await Task.WhenAll(due.Items.Select(CaseOf));
        return new PostWorklist(
            now,
            due.Total,
            due.Late,
            [
                .. due.Items.Zip(views)
                    .Where(static one => one.First.File is not null || one.Second is not null)
                    .Select(one => one.First.File is { } file
                        ? Step(one.First, file, one.Second, region, now)
                        : Step(one.First, one.Second!, region, now)),
            ],
            due.Items.Count == question.Most && question.Most > 0 ? StepCursor.Of(due.Items[^1]) : null,
            due.Ended);
    }

    public async Task<Outcome<ObligationPage>> Obligations(
        EntityRef department, ObligationStatus? status, int limit, string? after, LedgerPosition? waitFor)
    {
        IReadOnlyList<Obligation> steps = [];
        var size = ListPage.Limit(limit);
        if (status is null or ObligationStatus.Open && (after is null || StepCursor.IsOne(after)))
        {
            var (owed, refusal) = await Of(AskWorklist.Of(department, Math.Min(size, MostSteps), after));
            if (owed is null)
            {
                return refusal!;
            }

            // A review is an obligation of its party already; an obligation is one to a case.
            steps =
            [
                .. owed.Items.Where(static step => step.Clock != ClockKind.Review && step.File is null)
                    .Select(WorkRules.Owes),
            ];
            if (owed.Next is not null || steps.Count == size)
            {
                return new ObligationPage(steps, owed.Next);
            }

            after = null;
        }

        var (page, wrong) = await GrainFactory.GetGrain<IReadModelGrain>(0)
            .Obligations(department, status, size - steps.Count, after, waitFor);
        return page is null ? wrong! : page with { Items = [.. steps, .. page.Items] };
    }

    /// <summary>
    /// The lists of which a question wants the steps. An office has those of its own unit, and the command centre those
    /// of its post.
    /// </summary>
    private static IEnumerable<StepGroup> Groups(Region region, AskWorklist question)
    {
        if (question.Party is not { } party)
        {
            IReadOnlyList<string> counties = question.County is { } one ? [one] : question.Counties ?? [];
            return counties.Select(code => new StepGroup(region.Of(code).Code ?? "", question.Post, null)).Distinct();
        }

        var county = region.Of(party);
        var code = county.Code ?? "";
        var own = new StepGroup(code, null, party);
        return party == county.Offices.CommandCentre ? [own, new(code, Post.CommandCentre, null)] : [own];
    }

    /// <summary>The case of a step; of a file the case that found the act, where one did.</summary>
    private async Task<CaseView?> CaseOf(DueStep step)
    {
        var found = step.File is { } file ? file.Case : step.Case;
        return found is { } id ? await GrainFactory.GetGrain<ICaseGrain>(id).View() : null;
    }

    /// <summary>
    /// A step of a file. Its post is held where the case was found, else at the place of the party; nobody can say
    /// where a person without a register is. What no department leads is led by the office that issues its documents.
    /// </summary>
    private static OwedStep Step(DueStep step, OwedFile file, CaseView? view, Region region, DateTimeOffset now)
    {
        var county = view is null ? region.Of(file.Party) : region.Of(view.Place);
        var issuer = county.Rules.Documents.Find(
            file.Penalty is null ? DocumentKinds.Order : DocumentKinds.Decision, null, county.DayOf(now)).Value?.Office;
        var lead = view?.Lead
            ?? (issuer is null ? county.Offices.CommandCentre : new EntityRef(EntityKind.Department, issuer));
        var place = view?.Place ?? county.At(file.Party, point: null).Value?.Place;
        var (party, holder) = place is null || lead is null
            ? default
            : county.Recipient(step.Post, place, lead.Value, now);
        return new(
            file.Case ?? Guid.Empty, view?.Number ?? "", step.Kind, step.Class ?? "", view?.Stage ?? default,
            step.Clock, step.Since, step.Due,
            step.Due < now,
            party,
            holder,
            lead ?? default,
            step.Provisional ? true : null,
            step.Post,
            step.Rule,
            place?.Part,
            place?.Address,
            file);
    }

    private static OwedStep Step(DueStep step, CaseView view, Region region, DateTimeOffset now)
    {
        var (party, holder) = step.Clock == ClockKind.Review
            ? Reviews(step, view, region, now)
            : region.Of(view.Place).Recipient(step.Post, view.Place, view.Lead, now);
        return new(
            step.Case, view.Number, view.Kind, view.Class, view.Stage, step.Clock, step.Since, step.Due,
            step.Due < now,
            party,
            holder,
            view.Lead,
            step.Provisional ? true : null,
            step.Post,
            step.Rule,
            view.Place.Part,
            view.Place.Address);
    }

    /// <summary>The party that reviews what is contested, and who holds the post there.</summary>
    private static (EntityRef? Party, string? Holder) Reviews(
        DueStep step, CaseView view, Region region, DateTimeOffset now)
    {
        if (view.Appeals is not [.., { Upheld: null, Reviewer: var reviewer }])
        {
            return default; // it was reviewed since the shard answered
        }

        var county = region.Of(view.Place);
        var (party, holder) = county.Recipient(step.Post, view.Place, reviewer, now);
        return (reviewer, party == reviewer ? holder : null);
    }
}
