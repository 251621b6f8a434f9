using Grid.Trading;

namespace Grid.Gateway.Trading;

/// <summary>Who stands on which pitch of a point on a day, and who waits 轮摊、候位.</summary>
/// <param name="Pitches">How many pitches the point has.</param>
/// <param name="Waiting">Who asked first comes first.</param>
public sealed record RotaBody(
    string Permit,
    DateOnly Day,
    int? Pitches,
    IReadOnlyList<RotaTurnBody> Standing,
    IReadOnlyList<RotaTurnBody> Waiting)
{
    internal static RotaBody From(RotaView view) => new(
        view.Permit, view.Day, view.Pitches, [.. view.Standing.Select(RotaTurnBody.From)],
        [.. view.Waiting.Select(RotaTurnBody.From)]);
}

/// <summary>A seller's turn.</summary>
/// <param name="Periods">The hours; null for those of the point.</param>
public sealed record RotaTurnBody(string Code, string Seller, int? Pitch, string? Periods, DateOnly AskedOn)
{
    internal static RotaTurnBody From(RotaTurn turn) => new(
        turn.Code, turn.Turn.Seller, turn.Turn.Pitch,
        turn.Turn.Periods.Count > 0 ? string.Join(';', turn.Turn.Periods) : null, turn.Turn.AskedOn);
}
