using System.Text.Json;
using Grid.Gateway.Registers;
using Grid.Registers;

namespace Grid.Tests.Registers;

/// <summary>A row that says word for word what the register holds need not be sent to it.</summary>
public sealed class RepeatedRowTests
{
    private static readonly RegisterForm Dogs = RegisterForms.Find("dogs")!;

    private static readonly RegisterData Held = Dogs.Data(Row(
        """
        { "code": "D-1", "household": "H-1", "breed": "柴犬", "birthYear": 2012, "lon": 120.92, "lat": 30.59,
          "vaccinatedUntil": "2020-11-06", "other": { "name": "大黄", "age": "7" } }
        """));

    [Theory]
    [InlineData("""{ "code": "D-1", "household": "H-1", "birthYear": "2012", "lon": 120.92, "colour": null }""", true)]
    [InlineData("""{ "code": "D-1", "Breed": "柴犬", "other": { "name": "大黄" }, "version": 7, "by": "desk" }""", true)]
    [InlineData("""{ "code": "D-1", "breedClass": "normal", "mixed": false }""", true)]
    [InlineData("""{ "code": "D-1", "Breed": null }""", false)]
    [InlineData("""{ "code": "D-1", "breed": "博美" }""", false)]
    [InlineData("""{ "code": "D-1", "other": { "Name": null } }""", false)]
    [InlineData("""{ "code": "D-1", "other": null }""", false)]
    [InlineData("""{ "code": "D-1", "other": { "age": "8" } }""", false)]
    [InlineData("""{ "code": "D-1", "county": "330424" }""", false)]
    [InlineData("""{ "code": "D-1", "lon": "120.920" }""", false)]
    [InlineData("""{ "code": "D-1", "geometry": { "type": "Point", "coordinates": [120.92, 30.59] } }""", false)]
    [InlineData("""{ "code": "D-1", "breeds": "柴犬" }""", false)]
    public void A_row_repeats_what_is_held_only_where_it_cannot_change_anything(string json, bool repeats)
    {
        var row = Row(json);
        Dogs.Key(row);

        Assert.Equal(repeats, Dogs.Repeats(row, Held));
        if (repeats)
        {
            Assert.True(RegisterCodec.Same(Held, Dogs.Patch(row, Held).Data));
        }
    }

    private static ImportRow Row(string json) => JsonRows.Read(1, JsonElement.Parse(json));
}
