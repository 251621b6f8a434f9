using System.Net;
using System.Text.RegularExpressions;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Reference;

/// <summary>The reference to browse, and the page that leads to it.</summary>
public sealed partial class PageTests
{
    [Fact]
    public async Task The_reference_is_served_from_here_alone()
    {
        var door = await Door.Of<PageTests>();

        var page = await door.Get("/docs/");

        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        Assert.DoesNotContain("http:", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page.Text, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", page.Text, StringComparison.Ordinal);
        Assert.All(
            [
                "telemetry\":false",
                "withDefaultFonts\":false",
                "agent\":{\"disabled\":true}",
                "mcp\":{\"disabled\":true}",
            ],
            setting => Assert.Contains(setting, page.Text, StringComparison.Ordinal));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        foreach (var script in Scripts().Matches(page.Text).Select(static match => match.Groups[1].Value))
        {
            var served = await door.Get($"/docs/{script}");
            Assert.True(served.Status == HttpStatusCode.OK && served.Text.Length > 1000, script);
        }
    }

    [Fact]
    public async Task The_first_page_leads_to_it_and_names_the_address_it_is_read_from()
    {
        var door = await Door.Of<PageTests>();

        var home = (await door.Get("/")).Text;

        Assert.Contains("href=\"/docs\"", home, StringComparison.Ordinal);
        Assert.Contains(
            $"curl -s {door.Client.BaseAddress!.ToString().TrimEnd('/')}/v1/reports", home, StringComparison.Ordinal);
        Assert.DoesNotContain("{door}", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_is_in_the_language_of_the_reader()
    {
        var door = await Door.Of<PageTests>();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.Add("Accept-Language", "zh-CN,zh;q=0.9");

        var home = await door.Send(asked);

        Assert.Equal(["zh-CN"], home.Content.ContentLanguage);
        Assert.Contains("<h2>试一试</h2>", home.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/docs\"", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{door}", home.Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Scripts();
}
