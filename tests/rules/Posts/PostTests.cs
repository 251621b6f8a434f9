using System.Text.Json;
using CsCheck;
using Grid.Ledger;
using Grid.Names;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Worklists;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Grid.Tests.Posts;

/// <summary>A post is a code, and what was written when the posts were an enum is read.</summary>
public sealed class PostTests : IDisposable
{
    private static readonly Gen<Post> Any = Gen.OneOf(
        Gen.Int[0, Post.OfPlan.Count - 1].Select(static number => Post.OfPlan[number]),
        Gen.String[Gen.Char.AlphaNumeric, 1, Post.Longest].Select(static code => new Post(code)));

    private readonly ServiceProvider services = new ServiceCollection()
        .AddSerializer(static serializer => serializer.AddAssembly(typeof(Post).Assembly))
        .BuildServiceProvider();

    private Serializer Wire => services.GetRequiredService<Serializer>();

    public void Dispose() => services.Dispose();

    [Fact]
    public void A_post_of_the_plan_has_a_name_and_is_known_in_any_case_of_its_letters_and_by_its_number()
    {
        Assert.Equal(Post.AreaChief, new Post("AREACHIEF"));
        Assert.Equal(14, Post.OfPlan.Distinct().Count());
        Assert.All(Post.OfPlan, static post =>
        {
            Assert.True(Post.TryNumber(post.Number!.Value, out var same));
            Assert.Equal((post, post.Code), (same, same.ToString()));
            Assert.Contains($"post.{post}", CityWords.Codes);
        });
        Assert.Null(new Post("warden").Number);
        Assert.NotEqual(new Post("warden"), new Post("Warden"));
        Assert.False(Post.TryNumber(14, out _));
    }

    [Theory]
    [InlineData("AreaChief")]
    [InlineData("CommandCentre")]
    [InlineData("Territory")]
    public void The_ledger_of_an_earlier_version_is_read_and_written_as_it_was(string name)
    {
        var entry = $$$"""
            {"kind":"appointment","duty":"{{{name}}}","place":"segment/S-1","holder":"P-1","from":"2019-01-01"}
            """;

        var data = JsonSerializer.Deserialize<RegisterData>(entry, EventCodec.Json)!;

        Assert.Equal(new Post(name), Assert.IsType<AppointmentData>(data).Duty);
        Assert.Contains(
            $"\"duty\":\"{name}\"", JsonSerializer.Serialize(data, EventCodec.Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("areaChief", new byte[] { 8, 3, 1 })]
    [InlineData("inspector", new byte[] { 8, 3, 37 })]
    [InlineData("territory", new byte[] { 8, 3, 53 })]
    public void A_message_of_an_earlier_version_is_read_and_written_as_it_was(string post, byte[] wire)
    {
        Assert.Equal(new Post(post), Wire.Deserialize<Post>(wire));
        Assert.Equal(wire, Wire.SerializeToArray(new Post(post)));
    }

    [Fact]
    public void A_question_and_an_entry_of_an_earlier_version_are_read()
    {
        const string question = "IOhADTMzMDQyNAkDNQEV4A==";
        const string entry = "IOgAAcEBwQHBAcEBwQHo6AgDCSHoCAMNQQdTLTHgQQ1QLTAwMDHBAWEjPwsAwQHg";

        Assert.Equal(
            new AskWorklist("330424", Post.Territory, 5),
            Wire.Deserialize<AskWorklist>(Convert.FromBase64String(question)));
        Assert.Equal(
            Post.SegmentChief, Wire.Deserialize<AppointmentData>(Convert.FromBase64String(entry))!.Duty);
    }

    [Fact]
    public void Every_post_comes_back_from_the_ledger_the_wire_and_the_door() => Any.Sample(post =>
    {
        var question = new AskWorklist("TESTSHIRE", post, 1);

        Assert.Equal(question, Wire.Deserialize<AskWorklist>(Wire.SerializeToArray(question)));
        var recorded = JsonSerializer.Serialize(post, EventCodec.Json);
        Assert.Equal(post, JsonSerializer.Deserialize<Post>(recorded, EventCodec.Json));
        Assert.Equal(post, JsonSerializer.Deserialize<Post>(JsonSerializer.Serialize(post)));
        Assert.Equal(JsonSerializer.Serialize(post.Code), JsonSerializer.Serialize(post));
    });
}
