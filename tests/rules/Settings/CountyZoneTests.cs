using Grid.Gateway.Import;
using Grid.Gateway.Settings;
using Microsoft.Extensions.Configuration;

namespace Grid.Tests.Settings;

/// <summary>The zone of the county's folder holds for the whole process.</summary>
public sealed class CountyZoneTests
{
    [Theory]
    [InlineData("Europe/Berlin", null, null)]
    [InlineData("Asia/Shanghai", "", null)]
    [InlineData("Europe/Berlin", "Europe/Berlin", null)]
    [InlineData("Europe/Berlin", "Asia/Shanghai", "Grid__TimeZone says 'Asia/Shanghai'")]
    [InlineData("Mars/Olympus", null, "names the time zone 'Mars/Olympus'")]
    [InlineData("Europe/Berlim", null, "Did you mean Europe/Berlin?")]
    [InlineData("", null, "names the time zone ''")]
    public void A_setting_may_only_agree_and_an_unknown_zone_is_refused(string zone, string? said, string? fault)
    {
        var found = CountyZone.Fault(zone, "/county/city.json", said);

        Assert.Equal(fault is null, found is null);
        Assert.Contains(fault ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_zone_of_the_folder_is_what_every_part_of_the_process_reads()
    {
        var folder = Directory.CreateTempSubdirectory("grid-zone-").FullName;
        File.WriteAllText(
            Path.Combine(folder, CityFolder.FileName),
            """{ "code": "999901", "name": "x", "timeZone": "Europe/Berlin", "files": [] }""");
        var configuration = new ConfigurationManager();

        Assert.Null(CountyZone.Apply(folder, configuration));

        Assert.Equal("Europe/Berlin", configuration["Grid:TimeZone"]);
        Directory.Delete(folder, recursive: true);
    }
}
