using System.Security.Cryptography;

namespace Grid.Counties.Export;

/// <summary>A file beside the records of an exported county, which the ledger does not hold.</summary>
/// <param name="Part"><see cref="Contacts"/> or <see cref="Evidence"/>.</param>
/// <param name="Count">How many contacts, photographs or recordings it holds.</param>
/// <param name="Sha256">Of its bytes, in hex.</param>
internal sealed record ExportBeside(string Part, long Count, string Sha256)
{
    /// <summary>How to reach reporters and holders of posts: <see cref="ContactLine"/>, one a line.</summary>
    public const string Contacts = "contacts";

    /// <summary>The originals of photographs and recordings, in a ZIP, each under the digits of its hash.</summary>
    public const string Evidence = "evidence";

    /// <summary>The parts that can be left out.</summary>
    public static IReadOnlyList<string> All { get; } = [Contacts, Evidence];

    /// <summary>Where a part lies: beside the file of the records.</summary>
    public static string PathOf(string part, string file) =>
        part == Evidence ? $"{file}.{part}.zip" : $"{file}.{part}";

    /// <summary>The line that names a part as it was written.</summary>
    public static async Task<ExportBeside> Of(string part, long count, string file, CancellationToken stop) =>
        new(part, count, await SumOf(PathOf(part, file), stop));

    /// <summary>One sentence for each thing that is wrong with the parts of a county.</summary>
    /// <param name="file">The file of the records.</param>
    /// <param name="named">The evidence that the records name.</param>
    public static async Task<IReadOnlyList<string>> Faults(
        string file, IReadOnlyList<ExportBeside> parts, IReadOnlyCollection<string> named, CancellationToken stop)
    {
        var faults = new List<string>();
        foreach (var part in parts)
        {
            var path = PathOf(part.Part, file);
            if (!All.Contains(part.Part))
            {
                faults.Add($"This version knows no part '{part.Part}' of a county.");
            }
            else if (!File.Exists(path))
            {
                faults.Add($"{path}, which holds the {part.Part} of the county, is missing.");
            }
            else if (await SumOf(path, stop) != part.Sha256)
            {
                faults.Add($"{path} is not what was written.");
            }
            else if (part.Part == Evidence)
            {
                faults.AddRange(await EvidenceArchive.Faults(path, named, stop));
            }
        }

        return faults;
    }

    private static async Task<string> SumOf(string path, CancellationToken stop)
    {
        await using var bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, stop));
    }
}
