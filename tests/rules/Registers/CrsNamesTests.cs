using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;

namespace Grid.Tests.Registers;

/// <summary>An outline is where it says it is: what its <c>crs</c> says is read, converted, or refused.</summary>
public sealed class CrsNamesTests
{
    private const string Square =
        """{"type":"Polygon","coordinates":[[[120.9087,30.5179],[120.9187,30.5179],[120.9187,30.5279],[120.9087,30.5179]]]}""";

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("WGS 84", false)]
    [InlineData("CRS84", false)]
    [InlineData("OGC:CRS84", false)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", false)]
    [InlineData("urn:ogc:def:crs:EPSG::4326", false)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4490", false)]
    [InlineData("epsg:4490", false)]
    [InlineData("cgcs2000", false)]
    [InlineData("GCJ-02", true)]
    [InlineData("gcj02", true)]
    public void Names_of_one_system_are_read_as_one(string? name, bool shifted)
    {
        Assert.True(CrsNames.TryRead(name, out var read));
        Assert.Equal(shifted, read == Crs.Gcj02);
    }

    [Theory]
    [InlineData("EPSG:3857")]
    [InlineData("BD-09")]
    [InlineData("ESRI:4326")]
    [InlineData("EPSG:")]
    [InlineData("Xian 80")]
    public void What_is_not_read_is_not_taken_for_degrees(string name) => Assert.False(CrsNames.TryRead(name, out _));

    [Theory]
    [InlineData("\"EPSG:4490\"", "EPSG:4490")]
    [InlineData(
        "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}",
        "urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("{\"type\":\"EPSG\",\"properties\":{\"code\":4326}}", "EPSG:4326")]
    [InlineData("null", null)]
    [InlineData("{\"type\":\"link\"}", "{\"type\":\"link\"}")]
    public void A_member_says_its_name_in_each_of_its_forms(string member, string? name)
    {
        using var document = JsonDocument.Parse(member);

        Assert.Equal(name, CrsNames.Of(document.RootElement));
    }

    [Theory]
    [InlineData("""{"code":"Z","geometry":SQUARE,"crs":"gcj02"}""")]
    [InlineData(
        """{"type":"Feature","crs":{"type":"name","properties":{"name":"GCJ-02"}},"properties":{"code":"Z"},"geometry":SQUARE}""")]
    [InlineData("""{"code":"Z","geometry":{"crs":"GCJ-02",SQUARE-}}""")]
    public void Shifted_coordinates_are_converted_wherever_it_is_said(string record)
    {
        var row = Of(record);

        using var outline = JsonDocument.Parse(Outline.Need(row, "Polygon"));

        Assert.Empty(row.Faults);
        Assert.False(outline.RootElement.TryGetProperty("crs", out _));
        var corner = outline.RootElement.GetProperty("coordinates")[0][0];
        Assert.InRange(corner[0].GetDouble(), 120.9035, 120.9050);
        Assert.InRange(corner[1].GetDouble(), 30.5195, 30.5215);
    }

    [Theory]
    [InlineData("""{"code":"Z","geometry":SQUARE}""")]
    [InlineData("""{"code":"Z","geometry":SQUARE,"crs":"EPSG:4326"}""")]
    [InlineData(
        """{"code":"Z","geometry":{SQUARE-,"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}}""")]
    public void Degrees_stay_as_they_are_written(string record) =>
        Assert.Equal(Square, Outline.Need(Of(record), "Polygon"));

    [Theory]
    [InlineData("""{"code":"Z","geometry":SQUARE,"crs":"BD09"}""")]
    [InlineData("""{"code":"Z","geometry":{"crs":{"type":"name","properties":{"name":"EPSG:3857"}},SQUARE-}}""")]
    [InlineData("""{"code":"Z","geometry":{"crs":"GCJ-02",SQUARE-},"crs":"wgs84"}""")]
    public void What_cannot_be_read_is_refused_by_name(string record)
    {
        var row = Of(record);

        Outline.Need(row, "Polygon");

        Assert.Equal("register.crs", Assert.Single(row.Faults).Code);
    }

    private static ImportRow Of(string record)
    {
        using var document = JsonDocument.Parse(
            record
                .Replace("SQUARE-", Square[1..^1], StringComparison.Ordinal)
                .Replace("SQUARE", Square, StringComparison.Ordinal));
        return JsonRows.Read(1, document.RootElement);
    }
}
