using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Gateway.Parties;

/// <summary>Names a party: <c>{ "kind": "segment", "key": "‹segment›" }</c>.</summary>
public sealed record PartyBody(string Kind, string Key)
{
    internal static PartyBody From(EntityRef party) => new(party.KindName, party.Key);
}

/// <summary>
/// A registered thing as shown: who it is, its columns (the same as import and <c>PUT</c> take), its version; a party's
/// figures beside.
/// </summary>
internal static class EntryBody
{
    public static ShownRow From(RegisterForm form, EntityRef party, RegisterView? entry)
    {
        var body = new ShownRow(form.Columns, entry?.Data.County, party)
        {
            ["code"] = party.Key,
            ["party"] = PartyBody.From(party),
        };
        if (entry is not null)
        {
            body.With(form.Show(entry.Data));
        }

        body["registered"] = entry is not null;
        body["version"] = entry?.Version ?? 0;
        body["ledgerPosition"] = entry?.At.ToString();
        return body;
    }

    public static ShownRow From(RegisterForm form, PartyView view)
    {
        var body = From(form, view.Ref, view.Entry);
        body["figures"] = new JsonObject
        {
            ["raised"] = view.Figures.Raised,
            ["open"] = view.Figures.Open,
            ["overdue"] = view.Figures.Overdue,
            ["discharged"] = view.Figures.Discharged,
            ["dischargedLate"] = view.Figures.DischargedLate,
            ["lapsed"] = view.Figures.Lapsed,
            ["reworked"] = view.Figures.Reworked,
            ["returned"] = view.Figures.Returned,
            ["missedBeats"] = view.Figures.MissedBeats,
        };
        if (view.Steps is { } steps)
        {
            var ended = steps.Ended ?? [];
            var (discharged, lapsed) = (ended.Sum(static one => one.Discharged), ended.Sum(static one => one.Lapsed));
            body["steps"] = new JsonObject
            {
                ["raised"] = steps.Total + discharged + lapsed,
                ["open"] = steps.Total,
                ["overdue"] = steps.Late,
                ["discharged"] = discharged,
                ["dischargedLate"] = ended.Sum(static one => one.DischargedLate),
                ["lapsed"] = lapsed,
            };
        }

        if (view.Ref.Kind == EntityKind.Shop)
        {
            var (party, path) = (view.Ref.ToString(), $"{view.Ref.KindName}/{Uri.EscapeDataString(view.Ref.Key)}");
            body["file"] = new JsonObject
            {
                ["ladder"] = $"/v1/ladder/{path}",
                ["penalties"] = $"/v1/penalties?party={Uri.EscapeDataString(party)}",
                ["documents"] = $"/v1/documents?party={Uri.EscapeDataString(party)}",
                ["integrity"] = $"/v1/integrity/{path}",
                ["plate"] = $"/v1/plates/{path}",
            };
        }

        if (view.Ref.Kind == EntityKind.Department)
        {
            var dispatches = new DispatchFigures(
                view.Figures.Dispatched, view.Figures.Accepted, view.Figures.Returned, view.Figures.ReturnsUpheld,
                view.Figures.ReturnsOverruled);
            body["dispatches"] = new JsonObject
            {
                ["dispatched"] = dispatches.Dispatched,
                ["accepted"] = dispatches.Accepted,
                ["returned"] = dispatches.Returned,
                ["upheld"] = dispatches.Upheld,
                ["overruled"] = dispatches.Overruled,
                ["correctRate"] = dispatches.CorrectRate,
                ["shirkedRate"] = dispatches.ShirkedRate,
            };
        }

        return body;
    }

    /// <summary>The same as a map feature: the outline apart from the columns.</summary>
    public static FeatureBody ToFeature(ShownRow body)
    {
        var geometry = body.Take("geometry") as JsonNode;
        if (geometry is null
            && (body["lon"] as JsonValue)?.GetValue<double>() is { } lon
            && (body["lat"] as JsonValue)?.GetValue<double>() is { } lat)
        {
            geometry = GeoJson.Point(new(lon, lat));
        }

        return GeoJson.Feature((string)body["code"]!, geometry, body);
    }
}
