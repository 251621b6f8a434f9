using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>A letter that was sent about a case.</summary>
internal sealed record LetterRow(Guid Case, CaseLetter Letter);
