using Grid.Foundation;
using Grid.Places;
using Grid.Registers;

namespace Grid.Counties;

/// <summary>
/// What the register of counties accepts: a known time zone, which stays, because every deadline that was promised was
/// counted in it, and a profile, by which its codes were entered. Pure.
/// </summary>
/// <remarks>
/// A county that has moved to another cluster is read here as before, takes no report, and rings no clock.
/// </remarks>
internal sealed class CountyRules : EntryRules<CountyData>
{
    /// <summary>Why a county takes no report; null where it takes them.</summary>
    public static Refusal? Moved(County county) => county.Data.MovedTo is { Length: > 0 } where
        ? Refusal.Conflict("county.moved", $"{county.Name} {county.Code} has moved. Send it to {where}.")
        : null;

    protected override Refusal? Check(CountyData data, CountyData? held, EntryQuestion asked)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(data.TimeZone, out _))
        {
            return Refusal.Unprocessable(
                "county.timeZone",
                $"The time zone '{data.TimeZone}' is not known here. Send an IANA name such as Asia/Shanghai.");
        }

        if (held is not null && held.TimeZone != data.TimeZone)
        {
            return Refusal.Conflict(
                "county.zoneStays",
                $"County {asked.Entry.Key} runs by {held.TimeZone}, and its open deadlines were counted in it, so it "
                + $"cannot go to {data.TimeZone}. Send {held.TimeZone}, or register the county under another code.");
        }

        if (held is not null
            && CodeProfile.Of(asked.Entry.Key, held.Profile) != CodeProfile.Of(asked.Entry.Key, data.Profile))
        {
            return Refusal.Conflict(
                "county.profileStays",
                $"The codes of county {asked.Entry.Key} were entered under the profile it has; leave profile as it is, "
                + "or register the county under another code.");
        }

        return data.Weekend.Distinct().Count() is 7
            ? Refusal.Unprocessable("county.weekend", "A week of seven free days has no working time; leave days out.")
            : null;
    }
}
