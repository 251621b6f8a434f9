namespace Grid.Simulation.Door;

/// <summary>The answer of the city: a value, or a refusal with its code.</summary>
internal readonly record struct Answer<T>(T? Value, ProblemBody? Problem)
    where T : class
{
    /// <exception cref="RefusedException">The city refused a request that it must answer.</exception>
    public T OrThrow(string path) =>
        Value
        ?? throw new RefusedException(
            $"The city answered {path} with {Problem?.Status} {Problem?.Code}: {Problem?.Detail ?? Problem?.Title}");
}

/// <summary>The city cannot be used; the message says why to the user of the command.</summary>
internal class DoorException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The city answered and refused.</summary>
internal sealed class RefusedException(string message) : DoorException(message);
