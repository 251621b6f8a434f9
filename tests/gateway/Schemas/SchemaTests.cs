using System.Net;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Schemas;

public sealed class SchemaTests
{
    [Fact]
    public async Task A_register_has_a_schema_of_its_rows_and_one_of_its_files()
    {
        var door = await Door.Of<SchemaTests>();

        var row = (await door.Get("/v1/schemas/segments")).Json;
        var table = (await door.Get("/v1/schemas/segments?format=table")).Json;

        var kerb = row.GetProperty("properties").GetProperty("kerbM");
        Assert.Equal("number", kerb.GetProperty("type")[0].GetString());
        Assert.Equal("metre", kerb.GetProperty("x-unit").GetString());
        Assert.Contains("road", row.GetProperty("required").EnumerateArray().Select(static name => name.GetString()));
        Assert.Equal(
            "roads", row.GetProperty("properties").GetProperty("road").GetProperty("x-references").GetString());
        Assert.Equal("code", table.GetProperty("primaryKey").GetString());
        Assert.Equal(
            "roads", table.GetProperty("foreignKeys")[0].GetProperty("reference").GetProperty("resource").GetString());
    }

    [Fact]
    public async Task Every_kind_is_listed_with_the_path_of_its_schema()
    {
        var door = await Door.Of<SchemaTests>();

        foreach (var kind in (await door.Get("/v1/schemas")).Json.GetProperty("items").EnumerateArray())
        {
            var schema = await door.Get(kind.GetProperty("schema").GetString()!);
            Assert.Equal(HttpStatusCode.OK, schema.Status);
        }
    }

    [Fact]
    public async Task What_is_not_known_is_refused_with_what_is()
    {
        var door = await Door.Of<SchemaTests>();

        var kind = await door.Get("/v1/schemas/segment");
        kind.IsProblem(HttpStatusCode.NotFound, "import.kindUnknown");
        Assert.Contains("segments", kind.Detail, StringComparison.Ordinal);
        (await door.Get("/v1/schemas/segments?format=xml")).IsProblem(HttpStatusCode.BadRequest, "schema.format");
    }
}
