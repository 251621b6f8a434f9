using Grid.Repeats;

namespace Grid.ReadModel;

/// <summary>A case that is one more of a problem.</summary>
internal sealed record RecurrenceRow(Guid Case, Recurrence Recurrence);
