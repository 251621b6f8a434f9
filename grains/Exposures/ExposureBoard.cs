using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Exposures;

/// <summary>The board of a county as its events describe it; the ledger is its memory.</summary>
/// <param name="Exposures">By number, from 1.</param>
/// <param name="Commands">The commands carried out, and the exposure that each made.</param>
internal sealed record ExposureBoard(
    ImmutableList<ExposureOnBoard> Exposures,
    ImmutableDictionary<string, (ExecutedCommand Done, int Number)> Commands)
{
    /// <summary>With what the names of the sources of boards begin.</summary>
    public const string Sources = "exposures/";

    /// <summary>The key of the board of a county that has no code yet.</summary>
    public const string Unnamed = "-";

    public static ExposureBoard Empty { get; } =
        new([], ImmutableDictionary<string, (ExecutedCommand Done, int Number)>.Empty);

    public static string IdOf(string board, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{board}.{number}");

    /// <summary>The board and the number of an id; false where the text is no id.</summary>
    public static bool TryRead(string id, out string board, out int number)
    {
        var dot = id.LastIndexOf('.');
        board = dot < 0 ? "" : id[..dot];
        number = 0;
        return dot > 0
            && int.TryParse(id.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0
            && IdOf(board, number) == id;
    }

    public ExposureOnBoard? Find(int number) =>
        number > 0 && number <= Exposures.Count ? Exposures[number - 1] : null;

    /// <summary>
    /// The exposures that rest on a penalty or on an order of a party and were not withdrawn, the latest last.
    /// </summary>
    public IEnumerable<ExposureOnBoard> Resting(EntityRef party, Guid? penalty, int? order) => Exposures.Where(one =>
        one is { Withdrawn: null, Exposed: var exposed }
        && (penalty is { } file
            ? exposed.Penalty == file
            : exposed.Penalty is null && exposed.Party == party && exposed.Order == order));

    /// <summary>Where an exposure stands on a day.</summary>
    /// <param name="holderSince">The first day of the present holder; null where the register names none.</param>
    public static ExposureStatus StatusOf(ExposureOnBoard one, DateOnly day, DateOnly? holderSince)
    {
        if (one.Withdrawn is not null)
        {
            return ExposureStatus.Withdrawn;
        }

        if (one.Exposed.Until < day)
        {
            return ExposureStatus.Ended;
        }

        return holderSince > one.Exposed.From ? ExposureStatus.Former : ExposureStatus.Shown;
    }

    public ExposureBoard Apply(GridEvent happened) => happened switch
    {
        MatterExposed e => new(
            Exposures.Add(new(e, null)),
            e.Command is { } command
                ? Commands.SetItem(command, (new("expose a matter", e.By, e.At, e.Content), e.Number))
                : Commands),
        ExposureWithdrawn e => this with
        {
            Exposures = Exposures.SetItem(e.Number - 1, Exposures[e.Number - 1] with { Withdrawn = e }),
        },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}

/// <summary>An exposure with its withdrawal; null while it was not withdrawn.</summary>
internal sealed record ExposureOnBoard(MatterExposed Exposed, ExposureWithdrawn? Withdrawn);
