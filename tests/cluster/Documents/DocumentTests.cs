using System.Security.Cryptography;
using Grid.Documents;
using Grid.Evidence;
using Grid.Rulebook;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Documents;

/// <summary>Documents in a city that forgets and remembers.</summary>
[Collection(CityCollection.Name)]
public sealed class DocumentTests(CityFixture fixture)
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public async Task Documents_take_numbers_without_gaps_keep_their_bytes_and_are_served_once()
    {
        var city = fixture.City;
        await County.Table(city, new()
        {
            Table = TableName.Documents,
            Documents =
            [
                new("reminder", County.Enforcement.Key, "综合执法局", "试综执提", DocumentPaper.Slip, "提醒单",
                    "{party}：|　　{facts}", Start, null, "made", "L"),
            ],
        });
        var quarter = await TestNeighbourhood.Open(city);
        var desk = city.Grains.GetGrain<IDocumentDeskGrain>(0);
        var command = new IssueDocument(
            "reminder", quarter.Tea.ToString(), null, new Dictionary<string, string> { ["facts"] = "店外经营" }, "P-1");

        // Refused documents between the others take no number; the same command takes one.
        var refused = await quarter.Ask(
            _ => desk.Issue(command with { Fields = new Dictionary<string, string> { ["facts"] = "𠮷" } }));
        Assert.Equal("document.glyphMissing", refused.Refusal?.Code);
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            quarter.Ask(_ => desk.Issue(command with { Command = $"k-{number / 2}" }))));
        Assert.All(made, static one => Assert.Null(one.Refusal));
        var ids = made.Select(static one => one.Value!.Brief.Id).Distinct().ToArray();
        Assert.Equal(
            [1, 2, 3], made.Select(static one => one.Value!.Issued.Running).Distinct().Order());

        var document = city.Grains.GetGrain<IDocumentGrain>(ids[0]);
        var pdf = await document.File(DocumentFormat.Pdf);
        Assert.Equal(made[0].Value!.Issued.Pdf.Hash, EvidenceHash.Of(SHA256.HashData(pdf!)));
        var served = await quarter.Ask(_ => document.Serve(new("P-1", ServiceMethod.OnTheSpot)));
        Assert.Equal(DocumentStatus.Served, served.Value?.Status);
        await city.Rest();
        Assert.Equal(served.Value!.ServedAt, (await document.View())?.ServedAt);
        Assert.Equal(pdf, await document.File(DocumentFormat.Pdf));
        Assert.Equal(
            "document.served",
            (await quarter.Ask(_ => document.Serve(new("P-1", ServiceMethod.Left, Witness: "P-2")))).Refusal?.Code);

        await city.Listed();
        var listed = await city.ReadModel.Documents(new(quarter.Tea.ToString(), "reminder", null, null, null, 10));
        Assert.Equal(ids.Order(), listed.Value!.Items.Select(static line => line.Document.Id).Order());
        Assert.Equal(
            [ids[0]],
            (await city.ReadModel.Documents(
                new(quarter.Tea.ToString(), null, null, null, DocumentStatus.Served, 10))).Value!.Items
                .Select(static line => line.Document.Id));

        // The bytes are named by the ledger, so the sweep leaves them.
        var evidence = ActivatorUtilities.CreateInstance<EvidenceVerifier>(city.Services);
        await evidence.Sweep(DateTimeOffset.MaxValue.AddDays(-1));
        Assert.Equal(pdf, await document.File(DocumentFormat.Pdf));
        Assert.Equal("%PDF"u8.ToArray(), (await desk.Print(ids)).Value![..4]);
    }
}
