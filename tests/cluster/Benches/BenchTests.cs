using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Benches;

/// <summary>
/// A kind is a room and a row: with its own files and one row, a bench is registered, found, and owes like any other
/// party.
/// </summary>
public sealed class BenchTests : IAsyncLifetime
{
    private static readonly EntityRef Bench = new(BenchKind.Row.Kind, "B-1");

    private readonly TestStore store = TestStore.Embedded();
    private TestCity city = null!;
    private CityDoor door = null!;
    private TestNeighbourhood quarter = null!;

    public async Task InitializeAsync()
    {
        city = await TestCity.Start(store.Options);
        await County.Found(city);
        quarter = await TestNeighbourhood.Open(city);
        door = await CityDoor.Open(city);
    }

    public async Task DisposeAsync()
    {
        await door.DisposeAsync();
        await city.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task A_bench_is_registered_found_and_owes_until_the_case_at_it_is_handled()
    {
        var at = quarter.Yard;
        var entered = await Put("B-1", County.Market.Key, at);
        Assert.Equal(HttpStatusCode.Created, entered.Status);
        Assert.Equal(BenchKind.Word, (string?)entered.Body["party"]!["kind"]);
        Assert.Equal(County.Market.Key, (string?)(await Get("/v1/benches/B-1")).Body["owner"]);

        Assert.Equal(Bench, (await quarter.Locate(at))!.Units().First());
        Assert.Null((await quarter.Locate(quarter.Indoors))!.Further);
        var shown = (await Get(FormattableString.Invariant($"/v1/locate?lon={at.Lon}&lat={at.Lat}"))).Body["further"]!;
        Assert.Equal("B-1", (string?)Assert.Single(shown.AsArray())!["key"]);

        var day = new DateOnly(2020, 1, 1);
        var beside = new RouteRow(
            "A-bench",
            115,
            null,
            ["*"],
            new Dictionary<string, IReadOnlyList<string>>(),
            AssignmentRole.Help,
            $"place:{BenchKind.Word}",
            day,
            null,
            "made",
            "L");
        await quarter.Ask(_ =>
            County.Table(city, new() { Table = TableName.Routes, Routes = [.. County.Routes, beside] }));
        var seen = await quarter.Report(County.Litter, at);
        await city.Delivered();

        Assert.Equal(ObligationStatus.Known, (await quarter.Owes(Bench, seen.Id))?.Status);
        var owed = Assert.Single((await Get("/v1/benches/B-1/obligations")).Body["items"]!.AsArray())!;
        Assert.Equal(("A-bench", seen.Id), ((string)owed["rule"]!, (Guid)owed["case"]!));

        await city.Rest();
        await quarter.Through(seen.Id, CaseVerb.Close);
        await city.Delivered();

        Assert.Equal(ObligationStatus.Discharged, (await quarter.Owes(Bench, seen.Id))?.Status);
        Assert.Equal("B-1", (string?)Assert.Single((await Get("/v1/benches")).Body["items"]!.AsArray())!["code"]);
    }

    [Fact]
    public async Task The_rules_of_a_bench_are_asked()
    {
        Assert.Equal("bench.ownerUnknown", Code(await Put("B-2", "nobody", quarter.Yard)));
        Assert.Equal("geometry.outside", Code(await Put("B-2", County.Market.Key, new(100, 20))));
        Assert.Equal("bench.unknown", Code(await Get("/v1/benches/B-2")));
    }

    private static string? Code((HttpStatusCode Status, JsonObject Body) answer) => (string?)answer.Body["code"];

    private Task<(HttpStatusCode Status, JsonObject Body)> Put(string code, string owner, GeoPoint at) =>
        door.Send(
            HttpMethod.Put,
            $"/v1/benches/{code}",
            JsonContent.Create(
                new
                {
                    owner,
                    lon = at.Lon,
                    lat = at.Lat,
                    by = "clerk",
                }));

    private Task<(HttpStatusCode Status, JsonObject Body)> Get(string path) => door.Send(HttpMethod.Get, path);
}
