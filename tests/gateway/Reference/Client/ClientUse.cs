using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Grid.Client.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Grid.Client;

/// <summary>
/// What a program does with the generated client. It is compiled together with the client, by the test that generates
/// it.
/// </summary>
public static class ClientUse
{
    /// <summary>Reports a case and takes steps on it, enters a shop and lists its obligations.</summary>
    /// <returns>What came back, by name.</returns>
    public static async Task<IReadOnlyDictionary<string, object?>> Run(HttpClient http)
    {
        using var way = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http)
        {
            BaseUrl = http.BaseAddress!.ToString().TrimEnd('/'),
        };
        var door = new GridClient(way);
        var found = new Dictionary<string, object?>();

        var taken = await door.V1.Reports.PostAsync(
            new ReportBody { Class = "04-05", Lon = 120.9446, Lat = 30.5160, Description = "店外堆放水果" },
            asked => asked.Headers.Add("Idempotency-Key", "client-1"));
        found["stage"] = taken!.Stage.ToString();
        found["due"] = taken.Parties![0].Due;
        var filed = await door.V1.Cases[taken.Id!.Value]["file"].PostAsync(new StepBody { By = "desk-1" });
        found["step"] = filed!.Number;
        found["cases"] = (await door.V1.Cases.GetAsync(asked => asked.QueryParameters.Limit = 5))!.Items!.Count;

        var shop = await door
            .V1.Shops["330424-XQ-02-S001"]
            .PutAsync(new ShopColumns
            {
                Name = "水果店",
                Segment = "330424-XQ-02",
                Side = ShopColumns_side.Left,
                FromM = 1,
                ToM = 9,
                WallM = 19,
            });
        found["change"] = shop!.Change.ToString();
        var shown = await door.V1.Shops["330424-XQ-02-S001"].GetAsync();
        found["shop"] = shown!.Name;
        found["open"] = shown.Figures!.Open;
        found["owed"] = (await door.V1.Shops["330424-XQ-02-S001"].Obligations.GetAsync())!.Items![0].Rule;
        found["here"] = (await door.V1.Locate.GetAsync(asked =>
            (asked.QueryParameters.Lon, asked.QueryParameters.Lat) = (120.9446, 30.5160)))!.Cell;

        try
        {
            await door.V1.Reports.PostAsync(new ReportBody { Class = "04-05", Lon = 30.5160, Lat = 120.9446 });
        }
        catch (ProblemBody refused)
        {
            found["refused"] = refused.Code;
            found["field"] = refused.Errors![0].Field;
        }

        return found;
    }
}
