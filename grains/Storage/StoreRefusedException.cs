namespace Grid.Storage;

/// <summary>
/// A city does not start on its store. The message is one sentence for the operator: what is wrong, and what to do.
/// </summary>
internal sealed class StoreRefusedException(string sentence, Exception? cause = null) : Exception(sentence, cause);
