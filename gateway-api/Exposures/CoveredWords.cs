using System.Text.RegularExpressions;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Exposures;

/// <summary>
/// 隐名: words for the public in which persons are covered. It happens at the door, so no name reaches the ledger.
/// </summary>
internal static partial class CoveredWords
{
    private const char Covered = '某';

    private static readonly string[] LongSurnames =
        ["欧阳", "上官", "司马", "诸葛", "司徒", "慕容", "夏侯", "皇甫", "尉迟", "公孙", "东方", "令狐"];

    /// <summary>
    /// The words with every given name covered, 张三丰 as 张某某; so is a name that stands behind a label, 当事人:张三.
    /// </summary>
    /// <param name="persons">The persons whom the words name.</param>
    public static string Of(string words, IEnumerable<string> persons)
    {
        var covered = persons.OrderByDescending(static name => name.Length)
            .Aggregate(words, static (text, name) => text.Replace(name, Cover(name), StringComparison.Ordinal));
        return Labelled().Replace(covered, static found => found.Groups[1].Value + Cover(found.Groups[2].Value));
    }

    /// <summary>What in the words leads to a person and is no name; null where nothing does.</summary>
    public static string? Leads(string words)
    {
        if (PersonCodes.IsPersonal(words))
        {
            return "an identity number or a telephone number";
        }

        if (Plate().IsMatch(words))
        {
            return "a number plate";
        }

        return Home().IsMatch(words) ? "the address of a home" : null;
    }

    private static string Cover(string name)
    {
        var surname = Array.Find(LongSurnames, one => name.StartsWith(one, StringComparison.Ordinal)) ?? name[..1];
        return surname + new string(Covered, name.Length - surname.Length);
    }

    [GeneratedRegex(
        @"((?:姓名|当事人|经营者|负责人|法定代表人|店主|业主|车主)[:\uFF1A]\s*)"
        + @"(\p{IsCJKUnifiedIdeographs}{2,4})(?!\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex Labelled();

    [GeneratedRegex(
        "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}")]
    private static partial Regex Plate();

    [GeneratedRegex("[0-9]+ *(?:幢|栋|号楼|单元).*?[0-9]+ *室|[0-9]+ *单元 *[0-9]+|[0-9]{3,4} *室")]
    private static partial Regex Home();
}
