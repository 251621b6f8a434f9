using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>送达: by which way a document reaches its party.</summary>
internal static class Delivery
{
    /// <summary>An electronic service without the party's signed confirmation before it.</summary>
    /// <param name="confirmed">The day of the signature; null where there is none.</param>
    public static Refusal? Refuse(Rules rules, ServiceWay way, DateOnly? confirmed, DateOnly day)
    {
        if (way != ServiceWay.Electronic)
        {
            return null;
        }

        if (rules.Procedure.Find(ProcedureRule.Electronic, day) is not { } row)
        {
            return LawRefusals.NoRule(ProcedureRule.Electronic, day);
        }

        return confirmed is null || confirmed > day
            ? Refusal.Forbidden(
                "penalty.unconfirmed",
                "Electronic service needs the party's signed confirmation before it. Deliver it by hand or by post.",
                row.Clause)
            : null;
    }
}
