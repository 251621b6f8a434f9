using Grid.Rulebook;
using Grid.Simulation.Door;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

public sealed class ClassBookTests
{
    private readonly ClassBook book = new();

    public ClassBookTests()
    {
        book.Add(ClassKind.Event, "04-05", "街面秩序", "店外经营", []);
        book.Add(ClassKind.Event, "01-98", "市容环境", "违规养犬", ["扩展事件/违规养犬"]);
        book.Add(ClassKind.Event, "05-07", "突发事件", "道路积雪结冰", ["突发事件/道路积雪、积冰"]);
        book.Add(ClassKind.Event, "POTHOLE", "Roads", "Potholes", []);
        book.Add(ClassKind.Part, "01-37", "公用设施", "路灯", ["市政公用设施/路灯"]);
        book.Add(ClassKind.Part, "01-01", "公用设施", "井盖", []);
        book.Add(ClassKind.Part, "02-01", "道路交通设施", "井盖", []);
    }

    [Theory]
    [InlineData(ClassKind.Event, "街面秩序", "店外经营", "04-05")]
    [InlineData(ClassKind.Event, "扩展事件", "违规养犬", "01-98")]
    [InlineData(ClassKind.Event, "突发事件", "道路积雪、积冰", "05-07")]
    [InlineData(ClassKind.Part, "市政公用设施", "路灯", "01-37")]
    [InlineData(ClassKind.Part, "不知何类", "路灯", "01-37")]
    [InlineData(ClassKind.Part, "道路交通设施", "井盖", "02-01")]
    [InlineData(ClassKind.Event, "04-05", "", "04-05")]
    [InlineData(ClassKind.Event, "店外经营", "", "04-05")]
    [InlineData(ClassKind.Event, "potholes", "", "POTHOLE")]
    [InlineData(ClassKind.Event, "Roads", "POTHOLES", "POTHOLE")]
    public void A_class_is_known_by_its_names(ClassKind kind, string big, string small, string code)
    {
        Assert.Equal(new ClassCode(kind, code), book.Find(kind, big, small));
    }

    [Theory]
    [InlineData(ClassKind.Event, "", "")]
    [InlineData(ClassKind.Event, "街面秩序", "飞碟降落")]
    [InlineData(ClassKind.Event, "市政公用设施", "路灯")]
    [InlineData(ClassKind.Part, "不知何类", "井盖")]
    public void A_name_that_fits_none_or_two_names_nothing(ClassKind kind, string big, string small)
    {
        Assert.Null(book.Find(kind, big, small));
    }

    [Fact]
    public async Task The_city_lists_its_own_classes()
    {
        using var city = new FakeCity();
        using var http = new HttpClient(city) { BaseAddress = new("http://city") };

        var book = await ClassBook.Ask(new CityDoor(http, TimeProvider.System), "330424", CancellationToken.None);

        Assert.Equal(new ClassCode(ClassKind.Event, "04-05"), book.Find(ClassKind.Event, "街面秩序", "跨门营业"));
    }
}
