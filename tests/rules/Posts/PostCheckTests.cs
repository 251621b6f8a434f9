using Grid.Parties;
using Grid.Patrols;
using Grid.Places;
using Grid.Posts;

namespace Grid.Tests.Posts;

/// <summary>定人: who walks a beat holds its post, is of its squad, or stands in.</summary>
public sealed class PostCheckTests
{
    private static readonly DateOnly Day = new(2019, 8, 1);
    private static readonly EntityRef Segment = new(EntityKind.Segment, "330424-XQ-02");

    private static readonly Place There = new()
    {
        Cell = "330424001002017",
        Subdistrict = "330424001",
        Segment = Segment.Key,
        County = "330424",
    };

    private static readonly PostBook Posts = PostBook.Empty.With([
        Term("T-1", Post.SegmentChief, Segment, "P-0112", null, new(2018, 1, 1), new(2019, 6, 30)),
        Term("T-2", Post.SegmentChief, Segment, "P-0113", null, new(2019, 7, 1), null),
        Term("T-3", Post.SegmentChief, Segment, "P-0114", null, new(2019, 8, 1), new(2019, 8, 7)),
        Term("T-4", Post.Officer, new(EntityKind.Area, "330424001"), "P-0200", "330424-SR", new(2018, 1, 1), null),
        Term("T-5", Post.Collector, new(EntityKind.Area, "330424001"), null, "330424-CJ", new(2018, 1, 1), null),
    ]);

    [Theory]
    [InlineData("P-0113", true)] // holds the post
    [InlineData("P-0114", true)] // stands in this week
    [InlineData("P-0112", false)] // held it before
    [InlineData("P-0200", false)] // holds another post
    [InlineData("P-9999", false)]
    public void The_holder_or_a_stand_in_walks_a_beat(string by, bool walks) =>
        Assert.Equal(walks, PostCheck.Walks(by, Beat(Post.SegmentChief, null), There, Day, Posts));

    [Theory]
    [InlineData("officer", "P-0200", true)] // appointed to the sub-district around the beat
    [InlineData("collector", "330424-CJ", true)] // the office holds the post itself
    [InlineData("collector", "P-0200", false)]
    public void A_post_that_is_held_for_an_area_walks_the_beats_in_it(string post, string by, bool walks) =>
        Assert.Equal(walks, PostCheck.Walks(by, Beat(new(post), null), There, Day, Posts));

    [Theory]
    [InlineData("330424-SR", true)]
    [InlineData("P-0200", true)]
    [InlineData("P-0113", false)]
    public void The_people_of_a_squad_walk_its_beats(string by, bool walks) =>
        Assert.Equal(walks, PostCheck.Walks(by, Beat(null, "330424-SR"), There, Day, Posts));

    [Fact]
    public void An_appointment_that_was_changed_to_another_person_is_no_longer_the_first_ones()
    {
        var changed = Posts.With([
            Term("T-4", Post.Officer, new(EntityKind.Area, "330424001"), "P-0201", "330424-SR", new(2018, 1, 1), null),
        ]);

        Assert.False(PostCheck.Walks("P-0200", Beat(null, "330424-SR"), There, Day, changed));
        Assert.True(PostCheck.Walks("P-0201", Beat(null, "330424-SR"), There, Day, changed));
    }

    private static BeatData Beat(Post? post, string? squad) => new()
    {
        Mode = PatrolMode.FixedPoint,
        Places = [Segment],
        Duty = post,
        Squad = squad,
        Windows = [new(new(7, 0), new(9, 0))],
        From = new(2018, 1, 1),
    };

    private static Appointment Term(
        string code, Post duty, EntityRef place, string? holder, string? office, DateOnly from, DateOnly? until) =>
        new(code, new() { Duty = duty, Place = place, Holder = holder, Office = office, From = from, Until = until });
}
