using System.Text;

namespace Grid.Chaos.Odd;

/// <summary>Values that are valid nowhere, or only just: as bytes of a JSON text, and as parts of an address.</summary>
internal static class OddValues
{
    private static readonly byte[][] Json =
    [
        .. new[]
        {
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e308",
            "-1e308",
            "1e999",
            "99999999999999999999999",
            "NaN",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[\"\"]",
            "[\" \"]",
            "[{}]",
            "[1,\"a\",null,[2]]",
            "{\"a\":1}",
            "{\"\":null}",
            "{\"type\":5}",
            "{\"type\":\"Feature\"}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[1e308,0],[0,1e308],[1,1],[1e308,0]]]}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}",
            "{\"type\":\"LineString\",\"coordinates\":[[110,35]]}",
            "{\"type\":\"Point\",\"coordinates\":[null,null]}",
            "\"\"",
            "\" \"",
            "\"\\t\"",
            "\"a\\nb\"",
            "\"\\u0000\"",
            "\"\\u001f\"",
            "\"a\\u001fb\"",
            "\"a\\ud800b\"",
            "\"\\udc00\"",
            "\"\\u202eabc\"",
            "\"a\\u200bb\"",
            "\"\\ufeff\"",
            "\"e\\u0301\"",
            "\"１２３\"",
            "\"𠮷𠮷\"",
            "\"'\"",
            "\"%00\"",
            "\"../..\"",
            "\"a;b\"",
            "\"a|b\"",
            "\"none/\"",
            "\"case/x\"",
            "\"shop/\"",
            "\"/\"",
            "\"*\"",
            "\"**\"",
            "\"0001-01-01\"",
            "\"9999-12-31\"",
            "\"2019-02-30\"",
            "\"0001-01-01T00:00:00+14:00\"",
            "\"9999-12-31T23:59:59.9999999-14:00\"",
            "\"2019-04-01T09:30:60Z\"",
            "\"2019-04-01T09:00:00.123456789+08:00\"",
            "\"2019-04-01\"",
            "\"24:00\"",
            "\"18:00-02:00\"",
            "\"9.99519E+14\"",
            "\"true\"",
            "\"-0\"",
            "\"00000000-0000-0000-0000-000000000000\"",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xFF, 0xFE, (byte)'"'],
        [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'],
        Encoding.UTF8.GetBytes('"' + new string('字', 5000) + '"'),
        Encoding.UTF8.GetBytes(new string('[', 2000) + new string(']', 2000)),
        Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("\"x\"", 3000)) + "]"),
    ];

    private static readonly string[] Address =
    [
        "",
        "%20",
        "%",
        "%zz",
        "%00",
        "%1F",
        "a%1Fb",
        "%0A",
        "%FF",
        "%ED%A0%80",
        "%E2%80%AE",
        "..",
        "%2e%2e%2f",
        "null",
        "-1",
        "0",
        "1.5",
        "NaN",
        "1e308",
        "99999999999999999999999",
        "2147483648",
        "true",
        "a%2Cb",
        "*",
        "none%2F",
        "0001-01-01",
        "9999-12-31",
        "0001-01-01T00%3A00%3A00%2B14%3A00",
        "2019-02-30",
        "%E5%AD%97",
        "'%3B--",
        "%25",
        "%7B%7D",
        "0%3A9223372036854775807",
        "999%3A1",
        "00000000-0000-0000-0000-000000000000", "120,30,121", "180,90,-180,-90", "NaN,0,1,1",
    ];

    private static readonly string?[] ContentTypes =
    [
        "application/json; charset=gbk",
        "application/json; charset=nope",
        "application/json; charset=utf-7",
        "application/json; charset=utf-16",
        "application/json;",
        "text/plain",
        "application/merge-patch+json", "application/geo+json", "text/csv", "application/x-ndjson", "/", null,
    ];

    public static byte[] OfJson(Random dice) => Json[dice.Next(Json.Length)];

    public static string OfAddress(Random dice) =>
        dice.Next(40) == 0 ? new string('a', dice.Next(60, 9000)) : Address[dice.Next(Address.Length)];

    public static string? ContentType(Random dice) => ContentTypes[dice.Next(ContentTypes.Length)];
}
