using System.Net;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Letters;

public sealed class LetterTests
{
    private static readonly Guid Id = new("0197a0de-0000-7000-8000-000000000001"),
        Child = new("0197a0de-0000-7000-8000-000000000002");

    [Fact]
    public async Task What_went_out_is_listed_with_the_essentials_of_the_case_and_nothing_of_a_person()
    {
        var door = await WithCase();

        var line = (
            await door.Get("/v1/letters?kind=transfer&to=市生态环境局&acknowledged=false&limit=5")
        ).Json.GetProperty("items")[0];

        Assert.Equal(
            new LetterQuery("市生态环境局", null, LetterKind.Transfer, false, 5, null),
            Assert.Single(door.City.Asked.OfType<LetterQuery>()) with { Counties = null });
        Assert.Equal(
            ("E0405-20190401-7-1234", "transfer"),
            (line.GetProperty("number").GetString(), line.GetProperty("letter").GetProperty("kind").GetString()));
        Assert.False(line.TryGetProperty("description", out _));
        (await door.Get("/v1/letters?kind=letter")).IsProblem(HttpStatusCode.BadRequest, "query.kind");
    }

    [Fact]
    public async Task An_acknowledgement_names_its_author()
    {
        var door = await WithCase();

        (await door.Put($"/v1/letters/{Id}/1/acknowledgement", "{ }")).IsProblem(
            HttpStatusCode.BadRequest, "case.byMissing");
        var acknowledged = await door.Put($"/v1/letters/{Id}/1/acknowledgement", """{ "by": "JT-1" }""");
        Assert.Equal("JT-1", acknowledged.Json.GetProperty("acknowledgedBy").GetString());
    }

    [Fact]
    public async Task A_part_is_given_and_stepped_by_its_department()
    {
        var door = await WithCase();

        Assert.Equal(
            HttpStatusCode.OK,
            (await door.Put($"/v1/cases/{Id}/parts/330424-JJ", """{ "by": "desk-1", "task": "拖离" }""")).Status);
        Assert.Equal(
            new OpenJointTask("desk-1", "330424-JJ", "拖离"), Assert.Single(door.City.Asked.OfType<OpenJointTask>()));
        var stepped = await door.Post(
            $"/v1/cases/{Id}/parts/330424-JJ/check", """{ "by": "desk-1", "passed": true }""");
        Assert.Equal("closed", stepped.Json.GetProperty("parts")[0].GetProperty("stage").GetString());
        Assert.Equal(JointTaskVerb.Check, Assert.Single(door.City.Asked.OfType<StepJointTask>()).Verb);
        (await door.Post($"/v1/cases/{Id}/parts/330424-JJ/paint", """{ "by": "x" }""")).IsProblem(
            HttpStatusCode.NotFound, "part.verbUnknown");
        (await door.Post($"/v1/cases/{Id}/parts/330424-JJ/accept", "{ }")).IsProblem(
            HttpStatusCode.BadRequest, "case.byMissing");
        door.City.Refusals.Enqueue(Refusal.Conflict("case.partsOpen", "330424-JJ still has a part in it."));
        (await door.Post($"/v1/cases/{Id}/close", """{ "by": "desk-1" }""")).IsProblem(
            HttpStatusCode.Conflict, "case.partsOpen");
    }

    [Fact]
    public async Task A_child_names_its_parent_and_a_parent_says_which_children_are_open()
    {
        var door = await WithCase();

        var born = await door.Post(
            $"/v1/cases/{Id}/children", """{ "class": "04-05", "lon": 120.9446, "lat": 30.516 }""");
        Assert.Equal(HttpStatusCode.Created, born.Status);
        Assert.Equal(Id, Assert.Single(door.City.Asked.OfType<ReportCase>()).Parent);

        var child = (await door.Get($"/v1/cases/{Id}")).Json.GetProperty("children")[0];
        Assert.Equal(
            (Child, "reported", true),
            (child.GetProperty("id").GetGuid(), child.GetProperty("stage").GetString(),
                child.GetProperty("open").GetBoolean()));
        Assert.Equal(
            ("E0405-20190401-7-1240", "event", "04-05"),
            (child.GetProperty("number").GetString(), child.GetProperty("kind").GetString(),
                child.GetProperty("class").GetString()));
    }

    private static async Task<Door> WithCase()
    {
        var door = await Door.Of<LetterTests>();
        var report = new ReportCase(
            ClassKind.Event, "04-05", new(120.9446, 30.516), "热线电话", "店外堆放水果", null, true, "public");
        door.City.Cases[Id] = FakeGatewayCity.CaseAt(Id, report) with
        {
            Children = [Child],
            Opened =
            [
                new(Child, "E0405-20190401-7-1240", CaseStage.Reported, ClassKind.Event, "04-05", null, Open: true),
            ],
            Parts = [new(new(EntityKind.Department, "330424-JJ"), JointTaskStage.Closed, null, default, "拖离")],
            Letters =
            [
                new(1, LetterKind.Copy, "330424-JT", null, "涉及公路用地", default, "desk-1", default(DateTimeOffset),
                    "JT-1"),
            ],
        };
        return door;
    }
}
