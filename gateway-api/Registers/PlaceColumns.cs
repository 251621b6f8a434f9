using Grid.Gateway.Foundation;
using Grid.Parties;

namespace Grid.Gateway.Registers;

/// <summary>The column <c>places</c>: things of some kinds, as kind/code.</summary>
internal static class PlaceColumns
{
    public static IReadOnlyList<EntityRef> Read(ImportRow row, params ReadOnlySpan<EntityKind> kinds)
    {
        var places = new List<EntityRef>();
        foreach (var text in row.NeedList("places"))
        {
            if (EntityRef.TryParse(text, out var place) && kinds.Contains(place.Kind) && Texts.IsKey(place.Key))
            {
                places.Add(RegisterForms.Normal(place));
            }
            else
            {
                var words = string.Join(" or ", kinds.ToArray().Select(static kind => $"{kind.Traits.Word}/code"));
                row.Fault(
                    "places", "place", $"places '{text}' is no place here; write {words}, separated by ;.");
            }
        }

        return places;
    }
}
