using Grid.Counties;
using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// 移送 within the region: what another county opens a case with. It goes by that county's rules from the time of the
/// transfer on, under the class that bears the same name there. Pure.
/// </summary>
internal static class TransferRules
{
    public static Outcome<TransferredInto> Into(CaseState state, StepCase command, StepFacts facts)
    {
        var ((there, from), said) = (facts.Target!, state.Reported);
        if (there.Code is not { } code || code == facts.County.Code)
        {
            return Refusal.Unprocessable(
                "case.sameCounty",
                $"The case is of county {facts.County.Code} already. Send the code of another as \"county\", or an "
                + "authority outside the region as \"to\".");
        }

        if (CountyRules.Moved(there) is { } moved)
        {
            return moved;
        }

        var day = there.DayOf(facts.Now);
        var @class = said.Unclassified == true ? "" : ClassThere(said, facts.County, there, day);
        if (@class.Length == 0 && there.CatchAll(day).Refusal is not null)
        {
            return Refusal.Unprocessable(
                "case.classElsewhere",
                $"County {code} has no class that is called as {said.Class} is here, and no class for what no other "
                + "takes. Send it to an authority as \"to\", or let that county name such a class (catchAll).");
        }

        var channel = there.Rules.Channels.Read(said.Channel, day).Value ?? there.Data.Channel ?? "";
        var report = new ReportCase(
            said.Kind, @class, said.Place.Point, channel, said.Description, null, Fresh: false, command.By)
        {
            Parent = from,
            Address = said.Address,
            SenderNumber = said.SenderNumber,
            SourceDue = said.SourceDue,
            HandedTo = code,
        };
        return new TransferredInto(IdOf(from, code), code, report);
    }

    /// <summary>
    /// The class of the other county for the same matter: that of the same code and name, else that of the name; empty
    /// where it has none. A code alone says nothing, because another county may mean another thing by it.
    /// </summary>
    private static string ClassThere(CaseReported said, County here, County there, DateOnly day)
    {
        if (here.Rules.Class(said.Kind, said.Class, here.DayOf(said.ReportedAt)) is not { } row)
        {
            return "";
        }

        return there.Rules.Class(said.Kind, said.Class, day)?.Name == row.Name
            ? said.Class
            : there.Rules.CodeOf(said.Kind, row.Name, day).Value ?? "";
    }

    /// <summary>A case is transferred to a county once, so the two name the case there.</summary>
    private static Guid IdOf(Guid from, string county) => NamedId.Of($"grid.transfer\n{from:D}\n{county}");
}
