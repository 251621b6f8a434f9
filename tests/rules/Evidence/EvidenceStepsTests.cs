using Grid.Cases;
using Grid.Evidence;
using Grid.Foundation;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Clocks;
using Grid.Tests.Counties;

namespace Grid.Tests.Evidence;

public sealed class EvidenceStepsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EvidenceFacts File = new($"sha256:{new string('a', 64)}", "image/jpeg", 1);
    private static readonly AddEvidence Near = new(Guid.Empty, EvidenceKind.Near, "P-0017", Facts: File);
    private static readonly CaseState Reported = new() { Stage = CaseStage.Reported };

    [Fact]
    public void A_file_is_recorded_once_for_each_kind()
    {
        var after = Added(Reported, Near);

        Assert.Empty(EvidenceSteps.Add(after, Near with { By = "desk-1" }, Noon).Events);
        Assert.Single(EvidenceSteps.Add(after, Near with { Kind = EvidenceKind.After }, Noon).Events);
        Assert.Equal("P-0017", EvidenceSteps.Find(after, Near)?.By);
    }

    [Fact]
    public void A_file_changes_neither_stage_nor_what_came_last()
    {
        var after = Added(Reported with { Latest = CaseVerb.Verify }, Near);

        Assert.Equal((CaseStage.Reported, CaseVerb.Verify), (after.Stage, after.Latest));
    }

    [Fact]
    public void A_command_id_names_one_file()
    {
        var after = Added(Reported, Near with { Command = "c-1" });
        var other = Near with { Command = "c-1", Facts = File with { Hash = $"sha256:{new string('b', 64)}" } };

        Assert.Equal("command.reused", EvidenceSteps.Add(after, other, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_case_takes_a_bounded_number_of_files()
    {
        var full = Enumerable.Range(0, EvidenceSteps.Most).Aggregate(
            Reported, static (state, i) => Added(state, Near with { Facts = File with { Hash = $"sha256:{i:x64}" } }));

        Assert.Equal("evidence.full", EvidenceSteps.Add(full, Near, Noon).Refusal?.Code);
        Assert.Equal("case.unknown", EvidenceSteps.Add(new(), Near, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_class_may_want_photographs_before_the_case_is_handled()
    {
        var accepted = CaseStory.At(CaseStage.Accepted).State;
        var before = Added(accepted, Near with { Kind = EvidenceKind.Before });
        var both = Added(before, Near with { Kind = EvidenceKind.After });

        Assert.Equal("case.photoBeforeMissing", Handle(accepted).Refusal?.Code);
        Assert.Equal("case.photoAfterMissing", Handle(before).Refusal?.Code);
        Assert.IsType<CaseHandled>(Assert.Single(Handle(both).Events));
        Assert.IsType<CaseHandled>(Assert.Single(Handle(accepted, wants: false).Events));
    }

    [Theory]
    [InlineData(EvidenceKind.After, "audio/wav", "evidence.kindContent")]
    [InlineData(EvidenceKind.Near, "audio/mp4", "evidence.kindContent")]
    [InlineData(EvidenceKind.Voice, "image/jpeg", "evidence.kindContent")]
    [InlineData(EvidenceKind.Voice, "video/webm", null)] // what a browser makes of a voice
    [InlineData(EvidenceKind.After, "video/mp4", null)]
    [InlineData(EvidenceKind.Other, "audio/wav", null)]
    public void A_sound_shows_nothing_and_a_picture_says_nothing(EvidenceKind kind, string type, string? refused)
    {
        var sent = Near with { Kind = kind, Facts = File with { MediaType = type } };

        Assert.Equal(refused, EvidenceSteps.Add(Reported, sent, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_sound_that_was_taken_as_a_photograph_of_after_is_none()
    {
        var before = Added(CaseStory.At(CaseStage.Accepted).State, Near with { Kind = EvidenceKind.Before });
        var sound = new CaseEvidenceAdded(EvidenceKind.After, File with { MediaType = "audio/wav" }, null)
        {
            At = Noon,
            By = "desk-1",
        };

        Assert.Equal("case.photoAfterMissing", Handle(CaseRules.Apply(before, sound)).Refusal?.Code);
    }

    [Fact]
    public void Work_that_is_done_again_is_photographed_again()
    {
        var story = CaseStory.At(CaseStage.Accepted);
        var both = Added(
            Added(story.State, Near with { Kind = EvidenceKind.Before }), Near with { Kind = EvidenceKind.After });
        var failed = Handle(both).Events
            .Append(new CaseChecked(false, both.Duties) { At = Noon.AddHours(2), By = "desk-1" })
            .Aggregate(both, CaseRules.Apply);
        var facts = File with { Hash = $"sha256:{new string('c', 64)}" };
        var other = Near with { Kind = EvidenceKind.After, Facts = facts };

        Assert.Equal("case.photoAfterMissing", Handle(failed).Refusal?.Code);
        Assert.Single(Handle(Added(failed, other, Noon.AddHours(3))).Events);

        // What came before the check shows nothing of the work after it, in whatever second it came.
        var late = Added(Handle(both).Events.Aggregate(both, CaseRules.Apply), other, Noon.AddHours(2));
        var again = CaseRules.Apply(
            late, new CaseChecked(false, both.Duties) { At = Noon.AddHours(2), By = "desk-1" });
        Assert.Equal("case.photoAfterMissing", Handle(again).Refusal?.Code);
    }

    [Fact]
    public void An_erased_file_stays_named_with_who_and_why_and_is_not_taken_again()
    {
        var both = Added(Added(Reported, Near), Near with { Kind = EvidenceKind.Before });
        var erase = new EraseEvidence(File.Hash, "desk-1", "拍错了案件");

        var erased = EvidenceSteps.Erase(both, erase, Noon.AddHours(1)).Events.Aggregate(both, CaseRules.Apply);

        Assert.All(erased.Evidence, static one => Assert.Equal(
            new EvidenceErased(Noon.AddHours(1), "desk-1", "拍错了案件"), one.Erased));
        Assert.Empty(EvidenceSteps.Erase(erased, erase with { By = "desk-2" }, Noon.AddHours(2)).Events);
        Assert.Equal("evidence.erased", EvidenceSteps.Add(erased, Near, Noon.AddHours(2)).Refusal?.Code);
        Assert.Equal("evidence.unknown", EvidenceSteps.Erase(both, erase with { Hash = "x" }, Noon).Refusal?.Code);
        Assert.Equal("case.unknown", EvidenceSteps.Erase(new(), erase, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_photograph_that_was_erased_is_wanted_again()
    {
        var before = Added(CaseStory.At(CaseStage.Accepted).State, Near with { Kind = EvidenceKind.Before });
        var erased = EvidenceSteps.Erase(before, new(File.Hash, "desk-1", "x"), Noon.AddHours(1))
            .Events.Aggregate(before, CaseRules.Apply);

        Assert.Equal("case.photoAfterMissing", Handle(before).Refusal?.Code);
        Assert.Equal("case.photoBeforeMissing", Handle(erased).Refusal?.Code);
    }

    [Fact]
    public void A_file_is_kept_for_the_county_s_term_after_the_end_of_its_case()
    {
        var ended = CaseStory.At(CaseStage.FedBack).State;

        Assert.Equal(
            ended.Progress.EndedAt!.Value.AddDays(10), EvidenceSteps.KeptUntil(ended, TimeSpan.FromDays(10)));
        Assert.Null(EvidenceSteps.KeptUntil(Reported, TimeSpan.FromDays(10)));
    }

    private static Decision<CaseEvent> Handle(CaseState state, bool wants = true)
    {
        var row = new ClassRow(
            ClassKind.Event, "04-05", "店外经营", "街面秩序", [], null, new(2018, 1, 1), null, "test", "L", wants, wants);
        var county = TestCounty.Of(
            Rules.Empty(Year2019.China).With(1, new() { Table = TableName.Classes, Classes = [row] }));
        return CaseRules.Decide(
            state, new(CaseVerb.Handle, "330424-ZHZF"), new(Noon.AddHours(1), "E0405-20260601-1-1", county));
    }

    private static CaseState Added(CaseState state, AddEvidence command, DateTimeOffset? at = null) =>
        EvidenceSteps.Add(state, command, at ?? Noon).Events.Aggregate(state, CaseRules.Apply);
}
