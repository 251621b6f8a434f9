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

    // The silos' store, told by them as it is or under what it broke; where its driver is not known, by name.
    private static bool StoreAway(Exception? exception) =>
        exception is DbException or UnavailableExceptionFallbackException
        || (exception?.InnerException is { } cause && StoreAway(cause));

    // The runtime's own timeouts are of a type that its own messages cannot carry.
    private static bool TimedOutWithin(Exception exception) =>
        exception is CodecNotFoundException
        && exception.Message.Contains("TimeoutRejectedException", StringComparison.Ordinal);

    // A client that has met no silo yet knows of no grains at all.
    private static bool NoSiloYet(Exception exception) =>
        exception is ArgumentException
        && exception.Message.StartsWith("Could not find an implementation for interface", StringComparison.Ordinal);
}
