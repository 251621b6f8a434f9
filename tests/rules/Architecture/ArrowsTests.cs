using System.Reflection;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Tests.Architecture;

/// <summary>The projects depend on the contracts, and on each other only as the architecture says.</summary>
public sealed class ArrowsTests
{
    private static readonly Assembly Contracts = typeof(ICaseGrain).Assembly;
    private static readonly Assembly Grains = typeof(CaseRules).Assembly;
    private static readonly Assembly Gateway = typeof(Gateway.GridGateway).Assembly;
    private static readonly Assembly Simulation = Assembly.Load("Grid.Simulation");

    [Fact]
    public void The_contracts_know_no_other_project() => Assert.Empty(GridReferences(Contracts));

    [Fact]
    public void The_gateway_knows_what_can_be_asked_and_nothing_of_how_it_is_answered() =>
        Assert.Equal(["Grid.Contracts"], GridReferences(Gateway));

    [Fact]
    public void The_grains_know_nothing_of_the_door() => Assert.Equal(["Grid.Contracts"], GridReferences(Grains));

    [Fact]
    public void The_simulation_is_a_client_of_the_door() =>
        Assert.Empty(GridReferences(Simulation).Except(["Grid.Contracts"]));

    [Fact]
    public void Two_bodies_of_the_door_have_two_names() // the description knows a body by its name alone
    {
        var bodies = Gateway
            .GetExportedTypes()
            .Where(static type => type is { IsNested: false, IsAbstract: false })
            .Select(static type => type.Name)
            .ToList();

        Assert.Distinct(bodies);
    }

    [Fact]
    public void A_grain_class_is_sealed_internal_and_named_for_good()
    {
        var grains = Grains
            .GetTypes()
            .Where(static type => type.IsAssignableTo(typeof(Grain)) && !type.IsAbstract)
            .ToList();

        Assert.True(grains.Count > 12, $"Only {grains.Count} grain classes were found.");
        Assert.All(grains, static grain =>
        {
            Assert.True(grain.IsSealed && !grain.IsPublic, $"{grain} is open to others.");
            Assert.True(grain.GetCustomAttribute<GrainTypeAttribute>() is not null, $"{grain} has no [GrainType].");
        });
        Assert.Equal(
            grains.Count,
            grains
                .Select(static grain => grain.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, null!))
                .Distinct()
                .Count());
    }

    [Fact]
    public void Every_kind_of_party_has_a_grain_of_its_word()
    {
        var types = Grains
            .GetTypes()
            .Select(static type => type.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, null!).ToString())
            .ToHashSet();

        Assert.All(
            Enum.GetValues<EntityKind>().Where(static kind => kind != EntityKind.None && !kind.Traits.IsKeyAlone),
            kind => Assert.Contains(new EntityRef(kind, "x").KindName, types));
    }

    [Fact]
    public void What_is_sent_or_stored_has_a_wire_name_of_its_own()
    {
        var sent = new[] { Contracts, Grains }
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)
            .ToList();
        var names = sent.ToLookup(static type => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias);

        Assert.True(sent.Count > 60);
        Assert.Empty(names[null]);
        Assert.All(names, static name => Assert.Single(name));
    }

    [Fact]
    public void A_call_survives_a_rename()
    {
        var interfaces = new[] { Contracts, Grains }
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type =>
                type.IsInterface
                && type.IsAssignableTo(typeof(IAddressable))
                && type.Namespace!.StartsWith("Grid", StringComparison.Ordinal))
            .ToList();

        Assert.True(interfaces.Count > 15);
        Assert.All(interfaces, static type =>
        {
            var alias = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;
            Assert.Equal(
                alias,
                type.GetCustomAttribute<GrainInterfaceTypeAttribute>()
                    ?.GetGrainInterfaceType(null!, type)
                    .ToString());
            Assert.All(
                type.GetMethods(),
                method =>
                    Assert.True(
                        method.GetCustomAttribute<AliasAttribute>() is not null,
                        $"{type}.{method.Name} has no alias."));
        });
    }

    [Fact]
    public void An_event_is_known_to_the_ledger_by_a_short_name() => Assert.All(
        Contracts.GetTypes().Where(static type => type.IsAssignableTo(typeof(GridEvent)) && !type.IsAbstract),
        static type =>
            Assert.Matches("^([a-z]+\\.)?[a-zA-Z]+$", type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias));

    /// <summary>A capability calls another through its grain interface and never names its grain class.</summary>
    [Fact]
    public void No_room_reaches_into_the_grain_of_another()
    {
        var grains = Grains
            .GetTypes()
            .Where(static type => type.IsAssignableTo(typeof(Grain)) && !type.IsAbstract)
            .ToHashSet();
        var reached = Grains.GetTypes()
            .SelectMany(
                static type =>
                    type.GetMembers(
                        BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly),
                static (type, member) => (type, member))
            .SelectMany(static pair => Mentioned(pair.member), static (pair, mentioned) => (pair.type, mentioned))
            .Where(pair =>
                grains.Contains(pair.mentioned)
                && pair.mentioned.Namespace != pair.type.Namespace
                && !pair.type.FullName!.StartsWith("OrleansCodeGen", StringComparison.Ordinal))
            .ToList();

        Assert.Empty(reached);
    }

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodBase method => method.GetParameters().Select(static parameter => parameter.ParameterType),
        _ => [],
    };

    private static IEnumerable<string> GridReferences(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(static reference => reference.Name!)
        .Where(static name => name.StartsWith("Grid.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
