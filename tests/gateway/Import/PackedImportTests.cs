using System.Net;
using System.Net.Http.Headers;
using Grid.Households;
using Grid.Parties;
using Grid.Tests.Gateway.Foundation;
using MiniExcelLibs;

namespace Grid.Tests.Gateway.Import;

public sealed class PackedImportTests
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task A_workbook_is_entered_as_it_is_and_what_is_none_is_refused_whole()
    {
        var door = await Door.Of<PackedImportTests>();
        using var file = new MemoryStream();
        file.SaveAs(new[]
        {
            new Dictionary<string, object> { ["code"] = "H-1", ["subdistrict"] = 330424005 },
            new Dictionary<string, object> { ["code"] = "H-2", ["subdistrict"] = "330424001" },
            new Dictionary<string, object> { ["code"] = "H-1", ["subdistrict"] = "330424002" },
        });

        var entered = await Post(door, file.ToArray(), Workbook);
        var broken = await Post(door, file.ToArray()[..200], Workbook);
        var none = await Post(door, [1, 2, 3], "application/geopackage+sqlite3");

        Assert.Equal(
            ["2 H-1 superseded", "3 H-2 created", "4 H-1 created"],
            entered.Lines.SkipLast(1).Select(static line =>
                $"{line.GetProperty("line")} {line.GetProperty("key")} {line.GetProperty("result")}"));
        var household = Assert.IsType<HouseholdData>(door.City.Entries[new(EntityKind.Household, "H-1")].Data);
        Assert.Equal("330424002", household.Subdistrict);
        broken.IsProblem(HttpStatusCode.BadRequest, "import.workbook");
        none.IsProblem(HttpStatusCode.BadRequest, "import.geoPackage");
    }

    private static async Task<Answer> Post(Door door, byte[] body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/import/households")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await door.Send(request);
    }
}
