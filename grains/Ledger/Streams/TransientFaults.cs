using System.Data.Common;
using Orleans.Serialization;

namespace Grid.Ledger.Streams;

/// <summary>
/// Separates faults of silos, network and store, which pass, from faults of the content, which would come again.
/// </summary>
internal static class TransientFaults
{
    public static bool IsTransient(Exception error) => error switch
    {
        OrleansException or TimeoutException or DbException => true, // a silo, an answer or the store is missing
        LedgerOutcomeUnknownException => true, // a partition is changing hands
        OperationCanceledException or ObjectDisposedException => true, // a silo is shutting down
            UnavailableExceptionFallbackException { ExceptionType: { } elsewhere } => Type.GetType(elsewhere)
                ?.IsAssignableTo(typeof(DbException)) == true,
        { InnerException: { } cause } => IsTransient(cause),
        _ => false,
    };
}
