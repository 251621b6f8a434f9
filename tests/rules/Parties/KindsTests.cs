using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Tests.Parties;

/// <summary>
/// The kinds are one table; the compiler asks each row for every trait, these tests for what a row cannot show.
/// </summary>
public sealed class KindsTests
{
    private static readonly Place Somewhere = new()
    {
        Cell = "330424001002017",
        Subdistrict = "330424001",
        Segment = "330424-XQ-02",
        Road = "330424-XQ",
        Shop = "330424-XQ-02-S001",
        Building = "B-1",
        Part = "P-1",
    };

    [Fact]
    public void Every_kind_has_one_row() => Assert.Equal(
        Enum.GetValues<EntityKind>().Where(static kind => kind != EntityKind.None),
        Kinds.All.Select(static row => row.Kind).Order());

    [Fact]
    public void Every_row_has_a_word_and_a_name_of_its_own()
    {
        Assert.All(Kinds.All, static row => Assert.Matches("^[a-z]+$", row.Word));
        Assert.All(Kinds.All, static row => Assert.NotEmpty(row.Chinese));
        Assert.Equal(Kinds.All.Count, Kinds.All.Select(static row => row.Word).Distinct().Count());
        Assert.Equal(Kinds.All.Count, Kinds.All.Select(static row => row.Chinese).Distinct().Count());
    }

    /// <summary>Words are stored in the ledger and sent: they are the names the numbers were given, for good.</summary>
    [Fact]
    public void The_word_of_a_kind_is_its_name() =>
        Assert.All(Kinds.All, static row => Assert.Equal(row.Kind.ToString().ToLowerInvariant(), row.Word));

    [Fact]
    public void Every_type_of_data_belongs_to_one_kind()
    {
        var types = typeof(RegisterData)
            .Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(RegisterData)));

        Assert.Equal(
            types.Select(static type => type.Name).Order(StringComparer.Ordinal),
            Kinds.All.Select(static row => row.Entry?.Data.Name).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_can_owe_is_a_party_with_a_register_and_a_form() =>
        Assert.All(
            Kinds.All.Where(static row => row.Owes),
            static row =>
    {
        Assert.True(
            row.Entry?.Grain.IsAssignableTo(typeof(IPartyGrain)), $"{row.Word} owes, and its grain is no party.");
        Assert.Equal(row.Word, RegisterForms.Of(row.Kind).Singular);
    });

    [Fact]
    public void Every_register_has_an_example_of_its_entry()
    {
        var examples = Examples.All();

        Assert.Empty(RegisterForms.All
            .Select(static form => $"{RegisterSchemas.Name(form)}Entry")
            .Where(name => !examples.ContainsKey(name))
            .Select(static name => $"gateway-api/Reference/examples.json has no {name}."));
    }

    [Fact]
    public void What_owes_nothing_is_no_party() => Assert.All(
        Kinds.All.Where(static row => !row.Owes),
        static row => Assert.False(row.Entry?.Grain.IsAssignableTo(typeof(IPartyGrain)) ?? false));

    [Fact]
    public void A_unit_of_a_place_owes_and_is_on_the_map() => Assert.All(Kinds.Units, static row =>
    {
        Assert.Equal(MapUse.Shown, row.Map);
        Assert.True(row.Owes);
    });

    [Fact]
    public void No_post_stands_for_two_kinds()
    {
        var posts = Kinds.All.Select(static row => row.Chief).OfType<Post>().ToList();
        Assert.Equal(posts.Distinct(), posts);
    }

    [Fact]
    public void The_units_of_a_place_come_nearest_first() => Assert.Equal(
        [
            "part/P-1", "shop/330424-XQ-02-S001", "building/B-1", "segment/330424-XQ-02", "road/330424-XQ",
            "cell/330424001002017",
        ],
        Somewhere.Units().Select(static unit => unit.ToString()));

    [Fact]
    public void A_place_on_open_ground_has_its_cell_alone() => Assert.Equal(
        [new(EntityKind.Cell, "330424001002017")],
        new Place { Cell = "330424001002017", Subdistrict = "330424001" }.Units());

    [Fact]
    public void A_number_that_no_kind_has_is_known_as_none()
    {
        Assert.Null(Kinds.Find((EntityKind)99));
        Assert.Null(Kinds.Find(EntityKind.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((EntityKind)99).Traits);
        Assert.False(Kinds.Knows((EntityKind)(-1)));
    }

    [Fact]
    public void A_grain_is_of_the_type_of_its_kinds_word() =>
        Assert.Equal(GrainType.Create("segment"), EntityKind.Segment.Traits.GrainType);

    [Fact]
    public void A_kind_is_added_before_the_list_is_read_or_not_at_all()
    {
        var rows = Kinds.All;

        Kinds.Add(rows[0]); // the same again is no other kind
        Assert.Throws<InvalidOperationException>(() => Kinds.Add(rows[0] with { Kind = (EntityKind)99, Word = "bay" }));
        Assert.Equal(rows, Kinds.All);
    }

    [Theory]
    [InlineData("and", "", "part, shop, segment and cell")]
    [InlineData("or", "a ", "a part, a shop, a segment or a cell")]
    public void Kinds_are_listed_in_a_sentence(string joining, string article, string expected) =>
        Assert.Equal(expected, Kinds.Units.Where(static row => row.Remembers).Listed(joining, article));
}
