using CsCheck;
using Grid.Atlas;
using Grid.Parties;

namespace Grid.Tests.Atlas;

/// <summary>地名地址: places are found by names and addresses, whole and in parts.</summary>
public sealed class PlaceIndexTests
{
    private static readonly NamedPlace Road = new(new(EntityKind.Road, "R-1"), "新桥路", null),
        House = new(new(EntityKind.Building, "B-98"), "新桥路98号商住楼", "新桥路98号"),
        Other = new(new(EntityKind.Building, "B-198"), "新桥路198号", "新桥路198号"),
        Fruit = new(new(EntityKind.Shop, "S-1"), "丰宠物店", "新桥路98号"),
        Cafe = new(new(EntityKind.Shop, "S-2"), "ＡＢＣ Café", null);

    private static readonly PlaceIndex Town = Of(Road, House, Other, Fruit, Cafe);

    [Theory]
    [InlineData("新桥路", "R-1 B-198 B-98 S-1")] // the road, then what begins with it, then what lies at it
    [InlineData("新桥路98号", "B-98 S-1")] // an address as a whole
    [InlineData("新桥路９８号", "B-98 S-1")] // full width
    [InlineData(" 新桥路  98 ", "B-98 S-1")] // two words
    [InlineData("新桥路九十八号", "B-98 S-1")] // as it is spoken
    [InlineData("新桥路 一九八号", "B-198")]
    [InlineData("宠物", "S-1")] // a part of a name
    [InlineData("商住楼", "B-98")]
    [InlineData("店", "S-1")] // one character
    [InlineData("abc", "S-2")]
    [InlineData("abc café", "S-2")]
    [InlineData("8号", "")] // no part of 98号
    [InlineData("文昌路", "")]
    [InlineData("—", "")]
    public void A_question_finds_the_best_first(string question, string codes) => Assert.Equal(
        codes, string.Join(' ', Town.Find(question, null, 50).Select(static place => place.Thing.Key)));

    [Theory]
    [InlineData("百尺路一号", "百尺路1号")] // 百 of the road stays
    [InlineData("百尺路十号", "百尺路10号")]
    [InlineData("百尺路二十三号", "百尺路23号")]
    [InlineData("百尺路一百零五号", "百尺路105号")]
    [InlineData("百尺路一百二十号", "百尺路120号")]
    [InlineData("百尺路一二〇号", "百尺路120号")]
    [InlineData("三里路", "三里路")]
    public void A_number_of_a_door_is_compared_in_digits(string text, string key) =>
        Assert.Equal(key, PlaceText.Key(text));

    [Fact]
    public void One_kind_alone_and_no_more_than_are_wanted()
    {
        Assert.Equal(["S-1"], Keys(Town.Find("新桥路", EntityKind.Shop, 50)));
        Assert.Equal(["R-1"], Keys(Town.Find("新桥路", null, 1)));
    }

    [Fact]
    public void What_is_renamed_or_removed_is_found_no_more_by_what_it_was_called()
    {
        var renamed = Town.With(
        [
            (Fruit.Thing, new(Fruit.Thing, "百果园", null)),
            (Other.Thing, null),
        ]);

        Assert.Empty(renamed.Find("宠物", null, 50));
        Assert.Equal(["S-1"], Keys(renamed.Find("百果园", null, 50)));
        Assert.Empty(renamed.Named(PlaceText.Key("新桥路198号")));
        Assert.Equal(4, renamed.Count);
    }

    /// <summary>Whatever was entered, changed and removed in whatever portions, a scan finds the same.</summary>
    [Fact]
    public void The_index_finds_what_a_scan_finds()
    {
        var names = Gen.Char["东西南路店8号a"].Array[1, 5].Select(static letters => new string(letters));
        var change = Gen.Select(Gen.Int[0, 900], names, Gen.Bool);
        var (found, gone) = (0, 0);
        Gen.Select(change.Array[1, 700].Array[1, 4], names).Sample(
            (portions, question) =>
            {
                var (index, held) = (PlaceIndex.Empty, new Dictionary<EntityRef, NamedPlace>());
                foreach (var portion in portions)
                {
                    index = index.With([.. portion.Select(one => Made(one, held))]);
                }

                var expected = held.Values
                    .Where(place => PlaceText.Has(place.NameKey, PlaceText.Key(question)))
                    .Select(static place => place.Thing.Key)
                    .ToHashSet();
                Assert.Equal(expected, Keys(index.Find(question, null, int.MaxValue)).ToHashSet());
                Interlocked.Add(ref found, expected.Count > 0 ? 1 : 0);
                Interlocked.Add(ref gone, held.Count < portions.Sum(static portion => portion.Length) ? 1 : 0);
            },
            iter: 60);
        Assert.True(found > 5 && gone > 5, $"Found {found}, gone {gone}.");
    }

    [Theory]
    [InlineData("新桥路 98-1号", "新桥路98-1号")]
    [InlineData("新桥路（环城南路—海滨路）", "新桥路环城南路海滨路")]
    [InlineData("Main St.", "mainst")]
    [InlineData(null, "")]
    public void Names_are_compared_without_blanks_and_marks(string? name, string key) =>
        Assert.Equal(key, PlaceText.Key(name));

    private static (EntityRef, NamedPlace?) Made(
        (int Number, string Name, bool Stays) one, Dictionary<EntityRef, NamedPlace> held)
    {
        var thing = new EntityRef(EntityKind.Shop, $"S-{one.Number}");
        if (!one.Stays)
        {
            held.Remove(thing);
            return (thing, null);
        }

        return (thing, held[thing] = new(thing, one.Name, null));
    }

    private static PlaceIndex Of(params NamedPlace[] places) =>
        PlaceIndex.Empty.With(places.Select(static place => (place.Thing, (NamedPlace?)place)));

    private static string[] Keys(IEnumerable<NamedPlace> places) =>
        [.. places.Select(static place => place.Thing.Key)];
}
