using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Registers;

namespace Grid.Tests.Benches;

/// <summary>座椅.</summary>
internal sealed class BenchForm() : RegisterForm<BenchData>(BenchKind.Row.Kind, "benches", Own)
{
    private static readonly Column[] Own =
    [
        Column.Code("owner", "the office that keeps it").Need(),
        Column.Number("lon", "longitude in degrees", -360, 360).Need(),
        Column.Number("lat", "latitude in degrees", -360, 360).Need(),
    ];

    protected override RegisterData Read(ImportRow row) => new BenchData
    {
        Owner = row.Code("owner"),
        At = Coordinates.Read(row.NeedNumber("lon"), row.NeedNumber("lat"), null, "register", row.Faults) ?? default,
    };

    protected override void Write(BenchData data, JsonObject body)
    {
        body["owner"] = data.Owner;
        body["lon"] = data.At.Lon;
        body["lat"] = data.At.Lat;
    }
}
