using System.Data.Common;
using System.Net.Sockets;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;

namespace Grid.Gateway.Foundation;

/// <summary>Which exceptions mean that the silos are starting, stopping, moving or full, or cannot reach their store: worth another try.</summary>
internal static class CityAway
{
    public static bool Is(Exception exception) => exception is
        SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException or GatewayTooBusyException
        or ClientNotAvailableException or TimeoutException or SocketException || StoreAway(exception) || NoSiloYet(exception);

    // The silos' store, told by them as it is or under what it broke; where its driver is not known, by name.
    private static bool StoreAway(Exception? exception) => exception is DbException or UnavailableExceptionFallbackException || (exception?.InnerException is { } cause && StoreAway(cause));

    // A client that has met no silo yet knows of no grains at all.
    private static bool NoSiloYet(Exception exception) =>
        exception is ArgumentException && exception.Message.StartsWith("Could not find an implementation for interface", StringComparison.Ordinal);
}
