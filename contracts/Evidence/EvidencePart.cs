namespace Grid.Evidence;

/// <summary>What the store keeps of one upload. Numbers are stored and sent: new ones go at the end.</summary>
public enum EvidencePart
{
    /// <summary>The bytes as they came; the ledger has their hash.</summary>
    Original = 0,

    /// <summary>The copy that is shown, without place, time and other notes of the device.</summary>
    Shown = 1,

    /// <summary>A small picture, upright.</summary>
    Thumbnail = 2,
}
