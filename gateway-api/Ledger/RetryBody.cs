using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Ledger;

/// <summary>The actor who has the dead letters tried again.</summary>
public sealed record RetryBody([property: Required, StringLength(64)] string? By);

/// <summary>How many records were tried again, and how many of them are dead letters no more.</summary>
public sealed record RetriedBody(int Tried, int Taken);
