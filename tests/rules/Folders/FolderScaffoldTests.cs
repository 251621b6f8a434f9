using Grid.Silo.Folders;
using Grid.Tests.Processes;

namespace Grid.Tests.Folders;

public sealed class FolderScaffoldTests
{
    private static readonly string Haiyan = Path.Combine(Repository.Root, "data", "haiyan");

    [Theory]
    [InlineData("places/subdistricts.geojson", "330424")]
    [InlineData("places/county.geojson", "330424")]
    [InlineData("places/subdistricts.geojson", "999902")]
    [InlineData("places/subdistricts.geojson", "0952000")]
    [InlineData("places/county.geojson", "new-haven")]
    public async Task A_folder_of_boundaries_alone_checks_clean(string boundaries, string code)
    {
        var parent = Directory.CreateTempSubdirectory("grid-new-").FullName;
        try
        {
            var made = await Of(Path.Combine(parent, "county"), code, Path.Combine(Haiyan, boundaries))
                .Write(CancellationToken.None);

            var report = await CopiedFolder.Check(Path.Combine(parent, "county"));
            Assert.Equal(3, made.Count);
            Assert.True(report.Errors == 0, string.Join('\n', report.Print(all: true)));
            Assert.DoesNotContain(report.Findings, static one => one.Code == "folder.noClasses");
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    [Fact]
    public async Task Outlines_that_are_synthetic_stay_so()
    {
        var parent = Directory.CreateTempSubdirectory("grid-new-").FullName;
        var drawn = Path.Combine(Repository.County("pinghu"), "places", "areas.geojson");
        await Of(Path.Combine(parent, "county"), "330482", drawn).Write(CancellationToken.None);

        var areas = await File.ReadAllTextAsync(Path.Combine(parent, "county", "areas.geojson"));
        Directory.Delete(parent, recursive: true);

        Assert.Contains("\"synthetic\": true", areas, StringComparison.Ordinal);
        Assert.DoesNotContain("\"synthetic\": false", areas, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("33/42", "Asia/Shanghai", "59 characters")]
    [InlineData("330424", "Asia/Nowhere", "time zone")]
    public async Task What_cannot_be_made_is_refused_and_leaves_nothing(string code, string zone, string says)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"grid-new-{Guid.NewGuid():N}");
        var scaffold = Of(folder, code, Path.Combine(Haiyan, "places", "county.geojson")) with { TimeZone = zone };

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => scaffold.Write(CancellationToken.None));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    private static FolderScaffold Of(string folder, string code, string boundaries) =>
        new(folder, code, "新县", "Asia/Shanghai", boundaries, Path.Combine(Haiyan, "rulebook"));
}
