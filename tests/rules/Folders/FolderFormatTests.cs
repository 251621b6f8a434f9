using Grid.Gateway.Schemas;
using Grid.Silo;
using Grid.Tests.Processes;

namespace Grid.Tests.Folders;

public sealed class FolderFormatTests
{
    [Fact]
    public void The_page_of_the_format_is_as_the_forms_are()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "county-folder.md")).ReplaceLineEndings("\n");

        Assert.True(
            page == FolderFormat.Markdown(),
            "docs/county-folder.md is not what the forms say. Print it again: "
            + "dotnet run --project silo -- schemas --markdown > docs/county-folder.md");
    }

    [Theory]
    [InlineData("haiyan")]
    [InlineData("ceshi")]
    [InlineData("pinghu")]
    [InlineData("testshire")]
    public async Task The_descriptor_of_a_county_is_as_its_files_and_the_forms_are(string county)
    {
        var folder = Path.Combine(Repository.Root, "data", county);
        var file = Path.Combine(folder, DataPackage.FileName);

        Assert.True(
            File.Exists(file)
            && (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n")
                == await FolderCommands.Description(folder, CancellationToken.None),
            $"{file} is not what the files and forms say: dotnet run --project silo -- describe data/{county}");
    }
}
