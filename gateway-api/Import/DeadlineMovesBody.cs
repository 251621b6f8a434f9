using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>The open deadlines that the calendar would move, were it entered.</summary>
/// <param name="Total">How many there are, named or not.</param>
/// <param name="Items">The first of them, by the time they are due now.</param>
public sealed record DeadlineMovesBody(int Total, IReadOnlyList<DeadlineMoveBody> Items)
{
    internal static DeadlineMovesBody Of(DeadlineMoves moves) => new(
        moves.Total,
        [.. moves.Items.Select(static move => new DeadlineMoveBody(move.Case, move.Clock, move.From, move.To))]);
}

/// <summary>One of them: of which case and clock, when it is due now, and when it would be.</summary>
public sealed record DeadlineMoveBody(Guid Case, ClockKind Clock, DateTimeOffset From, DateTimeOffset To);
