using Grid.Rulebook;

namespace Grid.Coordinations;

/// <summary>
/// The matter that departments dispute, and the key of its coordination: sub-district, kind and class,
/// <c>110101001-E0405</c>. Where one of these is not all digits, <c>~</c> parts them: <c>W01~EPOTHOLE</c>.
/// </summary>
internal readonly record struct MatterKey(string Subdistrict, ClassKind Kind, string Class)
{
    private const char Dash = '-', Parting = '~';

    public static MatterKey Read(string key)
    {
        var at = key.LastIndexOf(Parting);
        var isNational = at < 0;
        at = isNational ? key.IndexOf(Dash, StringComparison.Ordinal) : at;
        var kind = key[at + 1] == 'C' ? ClassKind.Part : ClassKind.Event;
        return new(key[..at], kind, isNational ? $"{key[(at + 2)..^2]}-{key[^2..]}" : key[(at + 2)..]);
    }

    public override string ToString()
    {
        var parting = ClassCodes.IsNational(Class) && !Subdistrict.Contains(Dash) ? Dash : Parting;
        return $"{Subdistrict}{parting}{(Kind == ClassKind.Part ? 'C' : 'E')}"
            + (parting == Dash ? ClassCodes.InNumber(Class) : Class);
    }
}
