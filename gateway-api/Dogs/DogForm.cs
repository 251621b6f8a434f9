using System.Text.Json.Nodes;
using Grid.Dogs;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Dogs;

/// <summary>犬. What its <c>note</c> says is kept as its source.</summary>
internal sealed class DogForm() : RegisterForm<DogData>(EntityKind.Dog, "dogs", Own)
{
    private static readonly Column[] Own =
    [
        Column.Meaning("code", "犬: the number it is registered under, not its chip"),
        Column.Meaning("from", "first day on which it is registered, whatever its licence says; empty for always"),
        Column.Meaning("until", "last day on which it is registered: it died, moved away or was given away"),
        Column.Code("household", "户: the household that keeps it").To(EntityKind.Household).Need(),
        Column.Text("breed", "犬种"),
        Column.Flag("mixed", "of mixed breed"),
        Column.Word("breedClass", "犬类; empty is normal", "normal", "large", "restricted"),
        Column.Whole("birthYear", "year of birth", 1900, 2200),
        Column.Text("sex", "性别", 20),
        Column.Text("colour", "毛色"),
        Column.Text("chip", "芯片: fifteen digits", 64),
        Column.Text("subdistrict", "the sub-district it lives in", 64).To(EntityKind.Area),
        Column.Number("lon", "longitude of its home in degrees", -360, 360).In("degree"),
        Column.Number("lat", "latitude of its home in degrees", -360, 360).In("degree"),
        Column.Text("crs", "of lon and lat: wgs84 (default) or gcj02", 40),
        Column.Day("licensedFrom", "first day of its licence"),
        Column.Day("licensedUntil", "last day of its licence"),
        Column.Day("vaccinatedUntil", "last day of its vaccination"),
        Column.Text("note", "kept as source where no source is given", 500),
        Column.Shown("geometry", "the point of lon and lat, on a map"),
        Column.NotKept("sourceType", "size class of the register it was made from"),
        Column.NotKept("rehomed", "whether its home was invented"),
    ];

    public override RowClaim? Claim(ImportRow row) =>
        row.Text("chip") is { } chip ? new(CodeColumns.PlainChip(chip)) : null;

    public override bool ChangesCoverage => false;

    protected override RegisterData Read(ImportRow row) => new DogData
    {
        Household = row.Code("household"),
        Breed = row.Text("breed"),
        BreedClass = row.OneOf("breedClass", "normal", "large", "restricted") ?? "normal",
        BirthYear = row.Whole("birthYear"),
        Sex = row.Text("sex"),
        Colour = row.Text("colour"),
        Chip = CodeColumns.Chip(row, "chip"),
        Subdistrict = row.CodeIfAny("subdistrict"),
        Home = PointColumns.Read(row),
        LicensedFrom = row.Date("licensedFrom"),
        LicensedUntil = row.Date("licensedUntil"),
        VaccinatedUntil = row.Date("vaccinatedUntil"),
        Mixed = row.Flag("mixed"),
    };

    protected override string? Origin(ImportRow row) => row.Text("note");

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

    private static string? Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
