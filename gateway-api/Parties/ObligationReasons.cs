using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Gateway.Parties;

/// <summary>
/// Why a party owes something, in a sentence; <c>details.txt</c> has each in Chinese. The clause stands beside it, as
/// the name of the rule.
/// </summary>
internal static class ObligationReasons
{
    /// <summary>The reason of a role.</summary>
    public static string Of(AssignmentRole role, ClockKind? step) => role switch
    {
        AssignmentRole.Lead => "It leads the handling of this class at this place.",
        AssignmentRole.Help => "It helps the department that leads.",
        AssignmentRole.Territory => "The place lies in its territory.",
        AssignmentRole.Grid => "The place lies in its cell.",
        AssignmentRole.Segment => "The place is on its segment.",
        AssignmentRole.Road => "The place is on its road.",
        AssignmentRole.Building => "The place belongs to its building.",
        AssignmentRole.Frontage => "The place is in front of its door, for which it answers.",
        AssignmentRole.Keeper => "The matter is about its dog.",
        AssignmentRole.Inform => "It is told of the matter, and others handle it.",
        AssignmentRole.Chief => "The time of a post below it has run out.",
        AssignmentRole.Convene => "It calls the departments together.",
        AssignmentRole.LookBack => "It goes back to the place of a closed case.",
        AssignmentRole.Review => "It reviews what is contested.",
        _ => Of(step),
    };

    /// <summary>The reason of a step of the loop that a post owes.</summary>
    private static string Of(ClockKind? step) => step switch
    {
        ClockKind.Verify => "Its post is to verify the report.",
        ClockKind.File => "Its post is to file the case.",
        ClockKind.Dispatch => "Its post is to dispatch the case.",
        ClockKind.Check => "Its post is to check the handling.",
        ClockKind.Close => "Its post is to close the case.",
        ClockKind.Feedback => "Its post is to answer the reporter.",
        ClockKind.Revisit => "Its post is to go back to the place.",
        _ => "Its post is to take the next step.",
    };
}
