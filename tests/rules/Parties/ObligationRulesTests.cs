using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;
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

    [Fact]
    public void The_command_centre_is_told_of_a_marked_class_when_it_is_reported_and_once()
    {
        // Urg-gas-leak-thursday-night: at eight in the evening, not when the first limit has run out.
        var facts = CaseStory.Facts();
        var story = new CaseStory();
        story.Take(ReportRules.Decide(
            story.State,
            CaseStory.Report,
            facts with
            {
                Duties =
                [
                    .. facts.Duties, new(CaseStory.Office, AssignmentRole.Inform, null, RouteList.Alarm),
                ],
            }));
        var told = Of(CaseStory.Office, story)!;
        Assert.Equal(
            (ObligationStatus.Known, DeadlineStep.Alarm, CaseStory.Noon),
            (told.Status, told.Notice!.Step, told.Notice.At));

        story.Through(CaseVerb.Dispatch);
        Assert.Equal(told.Notice, Of(CaseStory.Office, story)!.Notice);
        Assert.Null(Of(CaseStory.Cell, story)!.Notice);
    }

    [Fact]
    public void A_party_is_shown_part_and_address_of_its_case_as_the_desk_found_them_last()
    {
        var facts = CaseStory.Facts();
        var story = new CaseStory();
        story.Take(ReportRules.Decide(
            story.State,
            CaseStory.Report,
            facts with { Place = facts.Place with { Part = "LAMP-7", Address = "百尺路1号" } }));
        Assert.Equal(("LAMP-7", "百尺路1号"), Shown(CaseStory.Shop, story));

        // A chief knows the case from a notice alone.
        var notified = CaseRules.Brief(story.State, "1");
        Assert.Equal(("LAMP-7", "百尺路1号"), (notified.Part, notified.Address));

        var place = facts.Place with { Part = null, Address = "百尺路9号" };
        var found = new FoundMatter(
            CaseStory.Report.Kind, CaseStory.Report.Class, place, CaseStory.Sanitation, facts.Duties, CaseStory.Limit,
            notified with { Part = null, Address = "百尺路9号" });
        story.Take(new CaseCorrected("看错了", found, CaseStage.Reported, CaseStory.Sanitation)
        {
            At = story.Now,
            By = "desk-1",
        });
        Assert.Equal((null, "百尺路9号"), Shown(CaseStory.Shop, story));
    }

    private static (string? Part, string? Address) Shown(EntityRef party, CaseStory story) =>
        Of(party, story)!.ToObligation() is var owed ? (owed.Part, owed.Address) : default;

    private static ObligationState? Of(EntityRef party, CaseStory story) => story.Events.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, Guid.Empty, happened, new LedgerPosition(1, 1)));
}
