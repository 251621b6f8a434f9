using Grid.Foundation;

namespace Grid.Ledger;

/// <summary>The refusal that a caller receives when the ledger did not store its events.</summary>
internal static class AppendRefusals
{
    public static Refusal ToRefusal(this Appended appended) => appended.Result switch
    {
        AppendResult.Full => Refusal.Busy(
            "city.full",
            "More commands are waiting than the city can take in. Nothing was stored; send this again after a "
            + "moment."),
        AppendResult.VersionTaken => Refusal.Busy(
            "command.raced",
            "Others changed it again and again while this command was carried out. Nothing was stored; send it "
            + "again."),
        _ => Refusal.Unprocessable("ledger.rejected", $"The record cannot be stored: {appended.Reason}"),
    };
}
