using System.Net.Sockets;
using Orleans.Runtime.Messaging;

namespace Grid.Gateway.Foundation;

/// <summary>Which exceptions mean that the silos are starting, stopping, moving or full: worth another try.</summary>
internal static class CityAway
{
    public static bool Is(Exception exception) => exception is
        SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException or GatewayTooBusyException
        or ClientNotAvailableException or TimeoutException or SocketException || NoSiloYet(exception);

    // A client that has met no silo yet knows of no grains at all.
    private static bool NoSiloYet(Exception exception) =>
        exception is ArgumentException && exception.Message.StartsWith("Could not find an implementation for interface", StringComparison.Ordinal);
}
