using System.Text.Json.Nodes;

namespace Grid.Gateway.Reference;

/// <summary>Schemas of what is drawn (RFC 7946), of a table of the rulebook, and of schemas themselves.</summary>
internal static class GeoJsonSchemas
{
    private const string All = """
        {
          "GeometryBody": {
            "type": "object",
            "description": "A geometry of RFC 7946 in WGS84: `type` and `coordinates`, longitude before latitude. How deep coordinates nest depends on the type.",
            "required": ["type"],
            "dependentRequired": { "type": ["coordinates"] },
            "properties": {
              "type": {
                "type": "string",
                "enum": ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
              }
            },
            "patternProperties": {
              "^coordinates$": { "type": "array", "minItems": 1, "items": { "type": ["number", "array"] } }
            },
            "additionalProperties": true,
            "example": { "type": "LineString", "coordinates": [["‹lon›", "‹lat›"], ["‹east›", "‹north›"]] }
          },
          "FeatureBody": {
            "type": "object",
            "description": "One thing on a map; its properties are what the answer in JSON shows, without the outline.",
            "required": ["type", "id", "geometry", "properties"],
            "properties": {
              "type": { "type": "string", "enum": ["Feature"] },
              "id": { "type": "string" },
              "geometry": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/GeometryBody" }] },
              "properties": { "type": "object", "additionalProperties": true }
            }
          },
          "FeatureColumns": {
            "type": "object",
            "description": "A thing as it is drawn on a map, to be entered: its columns stand in properties, its outline in geometry.",
            "required": ["type", "properties"],
            "properties": {
              "type": { "type": "string", "enum": ["Feature"] },
              "id": { "type": "string" },
              "geometry": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/GeometryBody" }] },
              "properties": { "type": "object", "additionalProperties": true }
            },
            "additionalProperties": false
          },
          "LayerFile": {
            "type": "object",
            "description": "A whole register as a layer, as import reads it.",
            "required": ["type", "features"],
            "properties": {
              "type": { "type": "string", "enum": ["FeatureCollection"] },
              "features": { "type": "array", "items": { "$ref": "#/components/schemas/FeatureColumns" } }
            }
          },
          "FeatureCollectionBody": {
            "type": "object",
            "description": "A list as a layer of a map; next goes into after, null at the end.",
            "required": ["type", "features", "next", "ledgerPosition"],
            "properties": {
              "type": { "type": "string", "enum": ["FeatureCollection"] },
              "features": { "type": "array", "items": { "$ref": "#/components/schemas/FeatureBody" } },
              "next": { "type": ["string", "null"] },
              "ledgerPosition": {
                "type": ["array", "null"],
                "items": { "type": "string", "pattern": "^[0-9]+:[0-9]+$" }
              }
            }
          },
          "RowSchemaBody": {
            "type": "object",
            "description": "JSON Schema (2020-12) of a row, or the Frictionless Table Schema of a file.",
            "additionalProperties": true
          },
          "RowSchemaListBody": {
            "type": "object",
            "description": "Every register and table, with the path of its schema.",
            "required": ["items"],
            "properties": {
              "items": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["kind", "name", "table", "schema"],
                  "properties": {
                    "kind": { "type": "string" },
                    "name": { "type": "string" },
                    "table": { "type": "boolean" },
                    "schema": { "type": "string" }
                  }
                }
              }
            }
          },
          "TableBody": {
            "type": "object",
            "description": "A table of the rulebook with its rows, in their order.",
            "required": ["code", "version", "ledgerPosition", "rows"],
            "properties": {
              "code": { "type": "string" },
              "version": { "type": "integer", "format": "int32" },
              "ledgerPosition": { "type": "string", "pattern": "^[0-9]+:[0-9]+$" },
              "rows": { "type": "array", "items": { "type": "object", "additionalProperties": true } }
            }
          }
        }
        """;

    public static void Add(JsonObject schemas)
    {
        foreach (var (name, schema) in JsonNode.Parse(All)!.AsObject())
        {
            schemas[name] = schema!.DeepClone();
        }
    }
}
