using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>The columns of a case: how each is written, and how a line of a list is read from them.</summary>
internal static class CaseColumns
{
    private const string Searched = "description";

    public static readonly Table<CaseRow> Table = new Table<CaseRow>("cases")
        .Key("id", static row => row.Id)
        .Once("number", static row => row.Number)
        .Once("kind", static row => (int)row.State.Reported.Kind)
        .Once("class", static row => row.State.Reported.Class)
        .Once("lon", static row => row.State.Reported.Place.Point.Lon)
        .Once("lat", static row => row.State.Reported.Place.Point.Lat)
        .Once("tile", static row => MapTiles.Of(row.State.Reported.Place.Point))
        .Once("cell", static row => row.State.Reported.Place.Cell)
        .Once("subdistrict", static row => row.State.Reported.Place.Subdistrict)
        .Once("segment", static row => row.State.Reported.Place.Segment)
        .Once("shop", static row => row.State.Reported.Place.Shop)
        .Once("channel", static row => row.State.Reported.Channel)
        .Once("reported_at", static row => StoredTime.Stored(row.State.Reported.ReportedAt))
        .Once(Searched, static row => row.State.Reported.Description is { } text ? NormalText.Compared(text) : null)
        .Once("partition", static row => row.At.Partition)
        .Once("county", static row => row.State.Reported.Place.County)
        .Once("part", static row => row.State.Reported.Place.Part)
        .Once("address", static row => row.State.Reported.Place.Address)
        .Once("operation", static row => row.State.Reported.Operation)
        .Changing("stage", static row => (int)row.State.Stage)
        .Changing("is_open", static row => CaseRules.IsOpen(row.State.Stage))
        .Changing("lead", static row => row.State.Lead.ToString())
        .Changing("due", static row => StoredTime.Stored(row.State.Due))
        .Changing("provisional", static row => row.State.Provisional)
        .Changing("handled_at", static row => StoredTime.Stored(row.State.Progress.HandledAt))
        .Changing("handled_late", static row => row.State.Progress.CountedLate)
        .Changing("reworked", static row => row.State.Progress.Reworked)
        .Changing("reports", static row => row.State.Links.Reports)
        .Changing("joined_to", static row => row.State.Links.JoinedTo)
        .Changing("closed_at", static row => StoredTime.Stored(row.State.Progress.ClosedAt))
        .Changing("reason", static row => row.State.Reason)
        .Changing("version", static row => row.Version)
        .Changing("position", static row => row.At.Position);

    /// <summary>Every column but the one that is searched and not shown, which may be long.</summary>
    private static readonly string Shown = string.Join(
        ", ", Table.Columns.Select(static column => column.Name).Where(static name => name != Searched));

    public static Task<IReadOnlyList<CaseLine>> Cases(this ReadModelStore store, CaseRows which, object parameters) =>
        store.Rows(
            $"""
             {which.With}select {Shown}, problem, recurrence
             from {which.From} left join recurrences on recurrences.case_id = cases.id {which.Where}
             """,
            parameters,
            Line);

    private static CaseLine Line(StoredRow row) => new()
    {
        Id = row.Id("id"),
        Number = row.Text("number"),
        Stage = (CaseStage)row.Number("stage"),
        Kind = (ClassKind)row.Number("kind"),
        Class = row.Text("class"),
        Point = new(row.Real("lon"), row.Real("lat")),
        Cell = row.Text("cell"),
        Segment = row.FindText("segment"),
        Shop = row.FindText("shop"),
        Subdistrict = row.FindText("subdistrict"),
        Channel = row.Text("channel"),
        ReportedAt = row.Moment("reported_at"),
        Lead = EntityRef.Parse(row.Text("lead")),
        Due = row.FindMoment("due"),
        Provisional = row.FindTruth("provisional"),
        HandledLate = row.FindTruth("handled_late"),
        Reworked = row.Number("reworked"),
        Reports = row.Number("reports"),
        JoinedTo = row.FindId("joined_to"),
        ClosedAt = row.FindMoment("closed_at"),
        Reason = row.FindText("reason"),
        Problem = row.FindId("problem"),
        Recurrence = row.FindNumber("recurrence"),
        County = row.FindText("county"),
        Part = row.FindText("part"),
        Address = row.FindText("address"),
        Operation = row.FindText("operation"),
    };
}
