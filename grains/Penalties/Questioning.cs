using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>询问笔录: what stands for the record of a questioning.</summary>
internal static class Questioning
{
    public static Refusal? Refuse(Rules rules, bool written, bool video, DateOnly day) =>
        written || (video && rules.Procedure.Find(ProcedureRule.VideoRecord, day) is not null)
            ? null
            : Refusal.Conflict(
                "penalty.questioning",
                "The questioning has no record. Write one, or keep the video where the county lets it stand for one.");
}
