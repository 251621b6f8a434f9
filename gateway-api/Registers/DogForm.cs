using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>犬. What its <c>note</c> says is kept as its source.</summary>
internal sealed class DogForm() : RegisterForm<DogData>(PartyKind.Dog, "dogs", "household")
{
    protected override RegisterData Read(Row row)
    {
        GeoPoint? home = row.Has("lon") || row.Has("lat") ? Coordinates.Read(row.Number("lon"), row.Number("lat"), row.Text("crs"), "register", row.Faults) : null;
        return new DogData
        {
            Household = row.Code("household"),
            Breed = row.Text("breed"),
            BreedClass = row.OneOf("breedClass", "normal", "large", "restricted") ?? "normal",
            BirthYear = row.Whole("birthYear"),
            Sex = row.Text("sex"),
            Colour = row.Text("colour"),
            Chip = row.Text("chip"),
            Subdistrict = row.Text("subdistrict"),
            Home = home,
            LicensedFrom = row.Date("licensedFrom"),
            LicensedUntil = row.Date("licensedUntil"),
            VaccinatedUntil = row.Date("vaccinatedUntil"),
            Mixed = row.Flag("mixed"),
        };
    }

    protected override string? Origin(Row row) => row.Text("note");

    protected override void Write(DogData data, JsonObject body)
    {
        body["household"] = data.Household;
        body["breed"] = data.Breed;
        body["mixed"] = data.Mixed;
        body["breedClass"] = data.BreedClass;
        body["birthYear"] = data.BirthYear;
        body["sex"] = data.Sex;
        body["colour"] = data.Colour;
        body["chip"] = data.Chip;
        body["subdistrict"] = data.Subdistrict;
        body["lon"] = data.Home?.Lon;
        body["lat"] = data.Home?.Lat;
        body["licensedFrom"] = Day(data.LicensedFrom);
        body["licensedUntil"] = Day(data.LicensedUntil);
        body["vaccinatedUntil"] = Day(data.VaccinatedUntil);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
