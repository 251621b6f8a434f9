using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Tests.Cases;

namespace Grid.Tests.Parties;

public sealed class ObligationRulesTests
{
    private static readonly EntityRef Successor = new(EntityKind.Cell, "330424001002018");

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void A_cell_that_takes_over_handled_work_owes_no_more_haste_than_the_one_before(double hours, bool late)
    {
        var story = CaseStory.Reported().Through(CaseVerb.Dispatch).Step(CaseVerb.Handle, hours: hours);
        story.Take(CaseRules.HandOver(story.State, "E", CaseStory.Cell, Successor, "surveyor", story.Now));
        story.Step(CaseVerb.Check, passed: true, hours: 24).Step(CaseVerb.Close); // long after the due time

        Assert.Equal(
            (ObligationStatus.Discharged, late), Of(Successor, story) is { } held ? (held.Status, held.Late) : default);
        Assert.Equal(ObligationStatus.Lapsed, Of(CaseStory.Cell, story)?.Status);
    }

    private static ObligationState? Of(EntityRef party, CaseStory story) => story.Events.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, Guid.Empty, happened, new LedgerPosition(1, 1)));
}
