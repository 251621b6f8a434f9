using Grid.Counties;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>What makes a report (信息) a case. Pure: state, command and facts in; events or a refusal out.</summary>
internal static class ReportRules
{
    /// <summary>Takes a report in; a report of a matter that is known already joins its case.</summary>
    public static Decision<CaseEvent> Decide(CaseState state, ReportCase command, ReportFacts facts)
    {
        if (state.Stage != CaseStage.None)
        {
            var taken = state.Reported;
            return taken.Fingerprint == facts.Fingerprint && taken.HasReporter == command.Reporter is not null
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict(
                    "report.idReused",
                    $"Another report was taken under this id: of class {taken.Class}, seen at {taken.ReportedAt:O}. "
                    + "Send a new id, or the same content again.");
        }

        var reported = new CaseReported(command, facts.Place, facts.Primary is null ? facts.Duties : [], facts.Limit)
        {
            At = facts.Now,
            ReportedAt = facts.ReportedAt,
            Routed = facts.Primary is null ? null : facts.Duties,
            Lead = facts.Lead,
            Fingerprint = facts.Fingerprint,
            EnteredLate = facts.EnteredLate ? true : null,
            CentreOf = facts.CentreOf,
            Unplaced = facts.Unplaced ? true : null,
            Unclassified = facts.Unclassified ? true : null,
            Doubts = facts.Doubts,
            MayBe = facts.MayBe is { Count: > 0 } places ? places : null,
            Number = facts.Number,
        };

        return facts.Primary is { } primary
            ? new CaseEvent[] { reported, new CaseJoined(primary, command.Channel) { At = facts.Now, By = command.By } }
            : reported;
    }

    /// <summary>
    /// Tells a retry of a report from another report under its id. It leaves the reporter out: a telephone number can
    /// be guessed from its fingerprint.
    /// </summary>
    public static string FingerprintOf(ReportCase command) => Fingerprint.Of(command with
    {
        Fresh = false,
        Reporter = null,

        // The channel as the gateway fills it in.
        Channel = command.Channel.Length == 0 ? ChannelList.Unnamed : command.Channel,
    });

    /// <summary>
    /// The time of a sighting must not lie ahead of the city's clock or before the earliest time that is accepted.
    /// </summary>
    public static Refusal? Timely(DateTimeOffset reportedAt, DateTimeOffset now, County county)
    {
        if (reportedAt > now + county.Length(PracticeOption.ReportAheadMinutes, now))
        {
            return Refusal.Unprocessable(
                "report.future",
                $"reportedAt {reportedAt:O} lies ahead of the city's clock ({now:O}). "
                + "Send the time it was seen, or leave it out for now.");
        }

        var year = county.Practice(PracticeOption.EarliestReportYear, now);
        if (county.DayOf(reportedAt).Year < year)
        {
            return Refusal.Unprocessable(
                "report.ancient",
                $"reportedAt {reportedAt:O} is before {year:0}. "
                + "Send the time it was seen, or leave it out for now.");
        }

        return null;
    }
}
