using System.IO.Compression;
using Grid.Counties;
using Grid.Gateway.Export;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;
using Grid.Silo.Folders;
using Grid.Tests.Processes;

namespace Grid.Tests.Folders;

public sealed class FolderExportTests
{
    [Theory]
    [InlineData("ceshi")]
    [InlineData("testshire")]
    public async Task A_county_that_is_written_out_checks_clean_and_says_the_same(string county)
    {
        var folder = Path.Combine(Repository.Root, "data", county);
        var city = CityFolder.Open(folder);
        var held = await Entries(folder, city);
        using var file = new MemoryStream();
        var written = Directory.CreateTempSubdirectory("grid-export-").FullName;
        try
        {
            await new FolderArchive(new(new LedgerContents(held.Values))).Write(
                new CountyView(city.Code, city.Name, IsFirst: true, city.Facts),
                on: null,
                file,
                CancellationToken.None);
            file.Position = 0;
            ZipFile.ExtractToDirectory(file, written);

            var report = await CopiedFolder.Check(written);
            var again = CityFolder.Open(written);

            Assert.True(report.Errors == 0, string.Join('\n', report.Print(all: true)));
            Assert.Equal((city.Code, city.Name, city.TimeZone), (again.Code, again.Name, again.TimeZone));
            Assert.Equal(Texts(held), Texts(await Entries(written, again)));
        }
        finally
        {
            Directory.Delete(written, recursive: true);
        }
    }

    private static async Task<SortedDictionary<string, RegisterView>> Entries(string folder, CityFolder city)
    {
        var held = new SortedDictionary<string, RegisterView>(StringComparer.Ordinal);
        foreach (var file in city.Files)
        {
            if (RegisterForms.Find(file.Kind) is { } form)
            {
                await foreach (var row in file.Rows(folder, city.Code, form, CancellationToken.None))
                {
                    Add(new(form.Kind, form.Key(row)), form.Data(row));
                }
            }
            else
            {
                var table = TableForms.Find(file.Kind)!;
                var rows = await file.Rows(folder, table, CancellationToken.None).ToListAsync();
                Add(new(EntityKind.Table, $"{city.Code}/{table.Name}"), table.Read(rows));
            }
        }

        return held;

        void Add(EntityRef entry, RegisterData data) =>
            held[entry.ToString()] = new(entry, data, 1, RegisterChange.Read, default);
    }

    private static IEnumerable<string> Texts(SortedDictionary<string, RegisterView> entries) => entries.Select(
        static one => $"{one.Key} {System.Text.Json.JsonSerializer.Serialize(one.Value.Data, RegisterJson.Options)}");
}
