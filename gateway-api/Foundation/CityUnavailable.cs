using System.Data.Common;
using System.Net.Sockets;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Which exceptions mean that the silos are starting, stopping, moving or full, or cannot reach their store: worth
/// another try.
/// </summary>
internal static class CityUnavailable
{
    public static bool Is(Exception exception) =>
        exception
            is OrleansException
                or ConnectionFailedException
                or TimeoutException
                or OperationCanceledException
                or ObjectDisposedException
                or SocketException
        || StoreAway(exception) || NoSiloYet(exception) || TimedOutWithin(exception);

    // The silos' store is away. Its exception reaches the door as it is or as the cause of another; where this process
    // does not know the driver's exception type, the runtime sends a stand-in that carries the name of the type.
    private static bool StoreAway(Exception? exception) =>
        exception is DbException or UnavailableExceptionFallbackException
        || (exception?.InnerException is { } cause && StoreAway(cause));

    // Orleans' own timeout exceptions are of a type that its messages cannot carry.
    private static bool TimedOutWithin(Exception exception) =>
        exception is CodecNotFoundException
        && exception.Message.Contains("TimeoutRejectedException", StringComparison.Ordinal);

    // A client that has met no silo yet knows of no grains at all.
    private static bool NoSiloYet(Exception exception) =>
        exception is ArgumentException
        && exception.Message.StartsWith("Could not find an implementation for interface", StringComparison.Ordinal);
}
