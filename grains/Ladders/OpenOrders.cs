using System.Collections.Immutable;
using Grid.Cases;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Worklists;

namespace Grid.Ladders;

/// <summary>The orders of a ladder after which nobody looked yet.</summary>
/// <param name="Named">Code of the county of the latest step.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.openOrders")]
internal sealed record OpenOrders(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] string? Named,
    [property: Id(2)] ImmutableList<RungTaken> Orders) : KeptFile
{
    public override string? County => Named;

    public override bool IsIdle => Orders.IsEmpty;

    public override KeptFile Apply(GridEvent happened) => happened switch
    {
        RungTaken { Rung: Rung.Order } e => this with
        {
            Named = e.County ?? Named,
            Orders = Orders.RemoveAll(order => (order.Kind, order.Class) == (e.Kind, e.Class)).Add(e),
        },
        RungTaken { Order: { } used } e => Without(used) with { Named = e.County ?? Named },
        RungServed e => this with
        {
            Orders = Orders.ConvertAll(
                order => order.Number == e.Step.Number ? order with { Due = e.Step.Due } : order),
        },
        OrderRechecked e => Without(e.Order),
        RungReviewed { Upheld: true } e => Without(e.Step),
        HolderSucceeded e => this with { Orders = Orders.RemoveAll(order => order.Found < e.Since) },
        _ => this,
    };

    public override IReadOnlyList<DueStep> Steps(string source, County county) =>
    [
        .. Orders.Where(order => !(order.Found < HeldSince(county)))
            .Select(order => Look(source, order, county.Rules))
            .OfType<DueStep>(),
    ];

    public override ClockKind? Met(GridEvent happened) => happened is OrderRechecked ? ClockKind.OrderRecheck : null;

    private OpenOrders Without(int number) => this with { Orders = Orders.RemoveAll(order => order.Number == number) };

    /// <summary>What a former holder was ordered is nobody's to look after.</summary>
    private DateTimeOffset? HeldSince(County county) =>
        county.Standing.Of(Party)?.HolderSince is { } day ? county.Calendar.At(day, TimeOnly.MinValue) : null;

    private DueStep? Look(string source, RungTaken order, Rules rules)
    {
        var passed = order.Due ?? order.Found;
        return Step(
            IdOf($"{source}/{order.Number}"),
            ClockKind.OrderRecheck,
            order.At,
            Limit(ClockKind.OrderRecheck, order.Kind, order.Class, passed, rules) ?? passed,
            new(Party, order.Case, Rung: order.Number),
            order.Kind,
            order.Class,
            rules);
    }
}
