using Grid.Atlas;
using Grid.Cases;
using Grid.Departments;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Benchmarks.Plain;

/// <summary>A county's folder in memory: the same map and rulebook as a silo has, read once at start.</summary>
internal sealed record PlainCounty(AtlasMap Atlas, Rules Rules, EntityRef? CommandCentre)
{
    public static async Task<PlainCounty> Read(string folder)
    {
        var city = CityFolder.Open(folder);
        var places = new List<(EntityRef, RegisterData)>();
        var rules = Rules.Empty(TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone));
        EntityRef? centre = null;
        foreach (var file in city.Files)
        {
            await using var body = File.OpenRead(Path.Combine(folder, file.File));
            var form = RegisterForms.Find(file.Kind);
            var table = TableForms.Find(file.Kind);
            var rows = new List<ImportRow>();
            var format = ImportFormats.OfFile(file.File)!.Value;
            await foreach (var row in form is null
                    ? RowReader.Read(format, body, table!, CsvDialect.Usual, CancellationToken.None)
                    : RowReader.Read(format, body, form, CsvDialect.Usual, CancellationToken.None))
            {
                rows.Add(row);
            }

            if (form is null)
            {
                rules = rules.With(1, table!.Read(rows));
                continue;
            }

            foreach (var row in rows)
            {
                var party = new EntityRef(form.Kind, form.Key(row));
                var data = form.Data(row);
                centre = data is DepartmentData { Type: "commandCentre" } ? party : centre;
                if (form.Kind.Traits.Map == MapUse.Shown)
                {
                    places.Add((party, data));
                }
            }
        }

        return new(AtlasMap.Empty.With(1, places), rules, centre);
    }

    public Place? Locate(GeoPoint point) => Atlas.Locate(point).Place;

    /// <summary>As the city routes.</summary>
    public Routing? Route(ReportCase report, Place place, DateTimeOffset at) =>
        Rules.Route(new(report.Kind, report.Class, report.Condition, place, at, CommandCentre: CommandCentre)).Value;
}
