namespace Grid.Exposures;

/// <summary>What a decision about an exposure knows beside the board.</summary>
/// <param name="Ground">How its ground stands.</param>
/// <param name="OnlyAssists">Whether the actor is an assistant and holds no other post.</param>
/// <param name="Held">The hashes of the photographs that the named case has.</param>
[GenerateSerializer, Immutable, Alias("grid.exposure.facts")]
internal sealed record ExposureFacts(
    [property: Id(0)] GroundStanding Ground,
    [property: Id(1)] bool OnlyAssists,
    [property: Id(2)] IReadOnlyList<string> Held);

/// <summary>How the ground of an exposure stands on the day of the decision.</summary>
internal enum GroundStanding
{
    /// <summary>A penalty that is final, or an order that was not followed.</summary>
    Allows = 0,

    /// <summary>There is no such penalty file of the party, or no such order on its ladder.</summary>
    Unknown = 1,

    /// <summary>The penalty file is not decided, or was closed without a decision.</summary>
    Undecided = 2,

    /// <summary>The decision can still be contested, or is.</summary>
    NotFinal = 3,

    /// <summary>The decision was annulled, or an objection took the order back.</summary>
    Annulled = 4,

    /// <summary>The limit of the order runs, or nobody looked after it.</summary>
    OrderOpen = 5,

    /// <summary>The order was followed, or the matter made lawful.</summary>
    Corrected = 6,

    /// <summary>A filing rests on the order, so that its penalty file is the ground.</summary>
    Filed = 7,

    /// <summary>An objection to the order waits for a decision.</summary>
    Contested = 8,

    /// <summary>The order was a former holder's.</summary>
    Former = 9,
}
