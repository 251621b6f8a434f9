using System.Collections.Immutable;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>A ladder as its events describe it; the ledger is its memory.</summary>
internal sealed record LadderState
{
    /// <summary>The steps by number, from 1.</summary>
    public ImmutableList<LadderStep> Steps { get; init; } = [];

    /// <summary>The numbers of the steps for each class, in order.</summary>
    public ImmutableDictionary<LadderMatter, ImmutableList<int>> ByMatter { get; init; } =
        ImmutableDictionary<LadderMatter, ImmutableList<int>>.Empty;

    /// <summary>Since when the ladder begins anew for a class that was corrected in time.</summary>
    public ImmutableDictionary<LadderMatter, DateTimeOffset> Resets { get; init; } =
        ImmutableDictionary<LadderMatter, DateTimeOffset>.Empty;

    /// <summary>When the duty holder was last guided to a designated place.</summary>
    public ImmutableDictionary<LadderMatter, DateTimeOffset> Guided { get; init; } =
        ImmutableDictionary<LadderMatter, DateTimeOffset>.Empty;

    /// <summary>Since when the present holder answers; null where no other was recorded.</summary>
    public DateTimeOffset? HolderSince { get; init; }

    /// <summary>Code of the county of the latest step; null while there is none.</summary>
    public string? County { get; init; }

    /// <summary>The steps whose document is still to be issued.</summary>
    public ImmutableList<RungTaken> Unissued { get; init; } = [];

    public RungCounts Counts { get; init; } = new(0, 0, 0, 0);

    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>The numbers of the steps by the commands that took them.</summary>
    public ImmutableDictionary<string, int> ByCommand { get; init; } = ImmutableDictionary<string, int>.Empty;

    public LadderStep? Find(int number) => number > 0 && number <= Steps.Count ? Steps[number - 1] : null;

    /// <summary>The steps for a class, in order.</summary>
    public IEnumerable<LadderStep> Of(LadderMatter matter) =>
        ByMatter.GetValueOrDefault(matter, []).Select(number => Steps[number - 1]);

    /// <summary>The latest order for a class that was not taken back; null for none.</summary>
    /// <param name="until">An order of later is not known yet.</param>
    public LadderStep? OrderOf(LadderMatter matter, DateTimeOffset? until = null)
    {
        var numbers = ByMatter.GetValueOrDefault(matter, []);
        for (var at = numbers.Count - 1; at >= 0; at--)
        {
            var step = Steps[numbers[at] - 1];
            if (step is { Rung: Rung.Order, IsTakenBack: false } && !(step.At > until))
            {
                return step;
            }
        }

        return null;
    }
}

/// <summary>What a ladder counts apart: the class of the act.</summary>
internal readonly record struct LadderMatter(ClassKind Kind, string Class);
