using System.Net;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Parties;

/// <summary>PUT replaces an entry, PATCH changes what it names.</summary>
public sealed class PatchTests
{
    private const string Dog = """
        { "household": "H-1", "breed": "柴犬", "breedClass": "large", "chip": "999518935898491",
          "licensedUntil": "2020-11-24", "lon": 120.92, "lat": 30.59 }
        """;

    private static readonly EntityRef Entry = new(EntityKind.Dog, "D-1");

    [Fact]
    public async Task A_patch_changes_what_it_names_clears_what_it_empties_and_says_so_once()
    {
        var door = await Door.Of<PatchTests>();
        await door.Put("/v1/dogs/D-1", Dog);

        var set = await Patch(door, """{ "vaccinatedUntil": "2021-04-16", "chip": null, "by": "clinic-3" }""");
        var again = await Patch(door, """{ "vaccinatedUntil": "2021-04-16", "chip": "" }""");

        Assert.Equal((HttpStatusCode.OK, "updated"), (set.Status, set.Json.GetProperty("change").GetString()));
        Assert.Equal("unchanged", again.Json.GetProperty("change").GetString());
        Assert.Equal("\"2\"", again.Headers.ETag?.Tag);
        Assert.Equal("clinic-3", door.City.Asked.OfType<Register>().ElementAt(1).By);
        Assert.Equal(
            new DogData
            {
                Household = "H-1",
                Breed = "柴犬",
                BreedClass = "large",
                Home = new(120.92, 30.59),
                LicensedUntil = new(2020, 11, 24),
                VaccinatedUntil = new(2021, 4, 16),
            },
            door.City.Entries[Entry].Data);
    }

    [Fact]
    public async Task A_put_replaces_the_whole()
    {
        var door = await Door.Of<PatchTests>();
        await door.Put("/v1/dogs/D-1", Dog);

        await door.Put("/v1/dogs/D-1", """{ "household": "H-1", "breed": "柴犬" }""");

        Assert.Equal(new DogData { Household = "H-1", Breed = "柴犬" }, door.City.Entries[Entry].Data);
    }

    [Fact]
    public async Task A_patch_expects_the_version_it_was_made_for_or_goes_over_whatever_is_there()
    {
        var door = await Door.Of<PatchTests>();
        await door.Put("/v1/dogs/D-1", Dog);
        door.City.Refusals.Enqueue(Refusal.Stale("register.stale", "Another was first."));

        var merged = await Patch(door, """{ "colour": "黑" }""");
        var stale = await Patch(door, """{ "colour": "白" }""", "application/merge-patch+json", ("If-Match", "\"1\""));
        var fresh = await Patch(door, """{ "colour": "白" }""", "application/json", ("If-Match", "\"2\""));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (merged.Status, fresh.Status));
        stale.IsProblem(HttpStatusCode.PreconditionFailed, "register.stale");
        Assert.Equal("白", ((DogData)door.City.Entries[Entry].Data).Colour);
    }

    [Fact]
    public async Task A_patch_that_others_always_outrun_is_asked_for_again()
    {
        var door = await Door.Of<PatchTests>();
        await door.Put("/v1/dogs/D-1", Dog);
        for (var i = 0; i < 8; i++)
        {
            door.City.Refusals.Enqueue(Refusal.Stale("register.stale", "Another was first."));
        }

        (await Patch(door, """{ "colour": "黑" }""")).IsProblem(HttpStatusCode.ServiceUnavailable, "register.busy");
    }

    [Theory]
    [InlineData("""{ "vaccinated_until": "2021-04-16" }""", HttpStatusCode.BadRequest, "register.columnUnknown")]
    [InlineData("""{ "household": null }""", HttpStatusCode.BadRequest, "register.missing")]
    [InlineData("""{ "household": "H-1", "licensedUntil": "soon" }""", HttpStatusCode.BadRequest, "register.shape")]
    [InlineData("""{ "code": "D-2" }""", HttpStatusCode.BadRequest, "register.codeContradicts")]
    [InlineData("""{ "type": 5 }""", HttpStatusCode.BadRequest, "register.columnUnknown")]
    [InlineData("""{ "breed": "a\ud800b" }""", HttpStatusCode.BadRequest, "register.text")]
    [InlineData("""[ ]""", HttpStatusCode.BadRequest, "import.object")]
    public async Task A_patch_that_cannot_be_read_changes_nothing(string body, HttpStatusCode status, string code)
    {
        var door = await Door.Of<PatchTests>();
        await door.Put("/v1/dogs/D-1", Dog);
        var before = door.City.Entries[Entry];

        (await Patch(door, body)).IsProblem(status, code);
        (await door.Put("/v1/dogs/D-1", body)).IsProblem(status, code);
        Assert.Equal(before, door.City.Entries[Entry]);
    }

    [Fact]
    public async Task A_key_names_one_request_by_its_content()
    {
        var door = await Door.Of<PatchTests>();
        var key = ("Idempotency-Key", "K-1");
        await door.Put("/v1/dogs/D-1", """{ "household": "H-1" }""", key);

        var again = await door.Put("/v1/dogs/D-1", """{"code":"D-1", "household":" H-1 "}""", key);
        var other = await door.Put("/v1/dogs/D-1", """{ "household": "H-2" }""", key);
        var patch = await Patch(door, """{ "household": "H-1" }""", "application/merge-patch+json", key);
        var elsewhere = await door.Put("/v1/dogs/D-2", """{ "household": "H-2" }""", key);

        Assert.Equal("unchanged", again.Json.GetProperty("change").GetString());
        other.IsProblem(HttpStatusCode.Conflict, "command.reused");
        patch.IsProblem(HttpStatusCode.Conflict, "command.reused");
        Assert.Equal(HttpStatusCode.Created, elsewhere.Status);
    }

    [Fact]
    public async Task One_actor_enters_it()
    {
        var door = await Door.Of<PatchTests>();

        (await door.Put("/v1/dogs/D-1?by=desk-1", """{ "household": "H-1", "by": "desk-2" }""")).IsProblem(
            HttpStatusCode.BadRequest, "register.byContradicts");
        (await door.Put("/v1/dogs/D-1?by=", """{ "household": "H-1" }""")).IsProblem(
            HttpStatusCode.BadRequest, "register.byMissing");
        Assert.Equal(
            HttpStatusCode.Created,
            (await door.Put("/v1/dogs/D-1?by=desk-1", """{ "household": "H-1", "by": "desk-1" }""")).Status);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_patched()
    {
        var door = await Door.Of<PatchTests>();

        (await Patch(door, Dog)).IsProblem(HttpStatusCode.NotFound, "dog.unknown");
        (await Patch(door, Dog, "text/plain")).IsProblem(HttpStatusCode.UnsupportedMediaType, "request.contentType");
    }

    [Theory]
    [InlineData("dogs/D-1%1F", "register.code")]
    [InlineData("dogs/D-1%0A", "register.code")]
    [InlineData("dogs/%20D-1", "register.code")]
    public async Task A_path_names_one_entry_letter_by_letter(string path, string code)
    {
        var door = await Door.Of<PatchTests>();

        (await door.Put("/v1/" + path, Dog)).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty(door.City.Entries);
    }

    [Fact]
    public async Task An_appointment_to_a_list_of_nothing_is_refused()
    {
        var door = await Door.Of<PatchTests>();
        foreach (var nothing in new[] { "[\"\"]", "[\" \"]", "[[]]", "\" \"", "null", "{}", "false" })
        {
            var answer = await door.Put(
                "/v1/appointments/x",
                $$"""{ "duty": {{nothing}}, "place": {{nothing}}, "holder": "P-1", "from": {{nothing}} }""");

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }

        Assert.Empty(door.City.Entries);
    }

    [Fact]
    public async Task A_column_without_a_place_in_the_register_is_named()
    {
        var door = await Door.Of<PatchTests>();

        var answer = await door.Put("/v1/dogs/D-1", """{ "household": "H-1", "rehomed": true, "sourceType": "" }""");

        Assert.Equal(
            ["rehomed"], answer.Json.GetProperty("notKept").EnumerateArray().Select(static name => name.GetString()));
    }

    [Fact]
    public async Task A_dog_of_a_map_layer_goes_in_again_and_a_moved_point_is_refused()
    {
        var door = await Door.Of<PatchTests>();
        await door.Put("/v1/dogs/D-1", Dog);
        var layer = (await door.Get("/v1/dogs/D-1", "application/geo+json")).Text;

        var again = await door.Put("/v1/dogs/D-1", layer);
        var moved = await door.Put(
            "/v1/dogs/D-1", layer.Replace("[120.92,30.59]", "[120.93,30.59]", StringComparison.Ordinal));

        Assert.Equal("unchanged", again.Json.GetProperty("change").GetString());
        moved.IsProblem(HttpStatusCode.BadRequest, "register.point");
    }

    private static Task<Answer> Patch(
        Door door,
        string body,
        string contentType = "application/merge-patch+json",
        params (string, string)[] headers) => door.Patch("/v1/dogs/D-1", body, contentType, headers);
}
