using System.Diagnostics;
using System.Reflection;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Tests.Cases;

/// <summary>The aspects of a case know every event of the contracts, and no other passes in silence.</summary>
public sealed class CaseAspectsTests
{
    public static TheoryData<Type> Events =>
        [
            .. typeof(CaseEvent)
                .Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(CaseEvent)) && !type.IsAbstract),
        ];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_of_a_case_is_known_to_an_aspect(Type type)
    {
        var happened = (CaseEvent)Sample(type)!;
        var state = CaseStory.Reported().State;

        Assert.Contains(CaseRules.Aspects, aspect => aspect.Apply(state, state, happened) is not null);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_trace_shows_the_reason_of_every_event_that_has_one(Type type)
    {
        var shown = CaseTraces.ReasonOf((CaseEvent)Sample(type)!);

        Assert.True(
            type.GetProperty("Reason") is null || shown is not null,
            $"CaseTraces has no line for the reason of {type.Name}.");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_list_of_notices_shows_the_reason_of_an_event_that_has_one(Type type)
    {
        var happened = (CaseEvent)Sample(type)!;
        if (ObligationRules.Apply(null, CaseStory.Police, Guid.Empty, happened, new(1, 2))?.Notice is { } notice)
        {
            var row = new CaseRow(Guid.Empty, "E-1", 1, new(1, 2), CaseStory.Reported().State);
            var line = NoticeRow.Of(row, new(1, 2), CaseStory.Police, notice, happened).Line;

            Assert.True(
                type.GetProperty("Reason") is null || line.Reason is not null,
                $"NoticeRow has no reason of {type.Name}.");
        }
    }

    [Fact]
    public void An_event_that_no_aspect_knows_is_an_error()
    {
        var state = CaseStory.Reported().State;

        Assert.Throws<UnreachableException>(() =>
            CaseRules.Apply(state, new UnknownEvent
            {
                At = CaseStory.Noon,
                Content = "x",
                Command = "c",
            }));
    }

    /// <summary>An event with an empty value in every member; every party of it is the police.</summary>
    private static object? Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(EntityRef))
        {
            return CaseStory.Police;
        }

        if (type == typeof(string))
        {
            return "x";
        }

        if (type.IsInterface)
        {
            return Array.CreateInstance(type.GenericTypeArguments[0], 0);
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        var made = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.GetParameters() is not [{ ParameterType: var copied }] || copied != type)
            .MaxBy(static one => one.GetParameters().Length)!;
        var sample = made.Invoke([.. made.GetParameters().Select(static one => Sample(one.ParameterType))]);
        foreach (var property in type.GetProperties().Where(one => one.CanWrite && one.GetValue(sample) is null))
        {
            property.SetValue(sample, Sample(property.PropertyType));
        }

        return sample;
    }

    private sealed record UnknownEvent : CaseEvent;
}
