namespace Grid.Simulation.Door;

/// <summary>What the city said: a value, or no with its code.</summary>
internal readonly record struct Answer<T>(T? Value, ProblemBody? Problem)
    where T : class
{
    /// <exception cref="RefusedException">The city said no to something it must answer.</exception>
    public T OrThrow(string path) =>
        Value
        ?? throw new RefusedException(
            $"The city answered {path} with {Problem?.Status} {Problem?.Code}: {Problem?.Detail ?? Problem?.Title}");
}

/// <summary>The city cannot be worked with; the message says why, to whoever typed the command.</summary>
internal class DoorException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The city is there and said no.</summary>
internal sealed class RefusedException(string message) : DoorException(message);
