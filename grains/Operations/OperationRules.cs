using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Operations;

/// <summary>
/// What the register of special operations accepts, and what may name one: the work of its days, until it is ended.
/// Pure.
/// </summary>
internal sealed class OperationRules : EntryRules<OperationData>
{
    /// <summary>Why nothing of a day can name the operation; null where it can.</summary>
    public static Refusal? Refuses(string code, OperationData? held, DateOnly day)
    {
        if (held is null)
        {
            return Unknown(code);
        }

        if (day >= held.From && !(day > held.Until) && !(day > held.EndedOn))
        {
            return null;
        }

        return Refusal.Unprocessable(
            "operation.notRunning",
            $"The operation {code} runs from {held.From:yyyy-MM-dd}"
            + (held.Until is { } last ? $" until {last:yyyy-MM-dd}" : "")
            + (held.EndedOn is { } ended ? $" and was ended on {ended:yyyy-MM-dd}" : "")
            + $", so nothing of {day:yyyy-MM-dd} names it. Leave \"operation\" out, or name one that runs.");
    }

    public static Refusal Unknown(string code) => Refusal.Unprocessable(
        "operation.unregistered", $"There is no operation '{code}'. GET /v1/operations lists them.");

    protected override IEnumerable<EntityRef> Names(OperationData data) => data.Places;

    protected override Refusal? Unregistered(OperationData data, EntryQuestion asked) =>
        Wrong(data) is null && Missing(data, asked.County) is { } missing
            ? Refusal.Unprocessable("operation.unregistered", $"There is no {missing}. Register it first.")
            : null;

    protected override Refusal? Check(OperationData data, OperationData? held, EntryQuestion asked) => Wrong(data);

    private static Refusal? Wrong(OperationData data)
    {
        if (data.Places.Count == 0
            || data.Places.Any(static place => place.Kind is not (EntityKind.Road or EntityKind.Segment)))
        {
            return Refusal.Unprocessable("operation.places", "An operation goes over roads or segments: name them.");
        }

        if (data.Until < data.From || data.EndedOn < data.From)
        {
            return Refusal.Unprocessable("operation.period", "It ends before it begins.");
        }

        return data.EndedOn is null != data.Result is null
            ? Refusal.Unprocessable("operation.result", "The day on which it was ended and its result stand together.")
            : null;
    }

    private static EntityRef? Missing(OperationData data, County county)
    {
        foreach (var unit in data.Units.Prepend(data.Lead))
        {
            if (!county.Offices.Has(unit))
            {
                return new(EntityKind.Department, unit);
            }
        }

        foreach (var place in data.Places)
        {
            if (!(place.Kind == EntityKind.Road
                ? county.Atlas.HasRoad(place.Key)
                : county.Atlas.HasSegment(place.Key)))
            {
                return place;
            }
        }

        return null;
    }
}
