namespace Grid.Chaos.Load;

/// <summary>A case one client leads round the loop, alone.</summary>
internal sealed record OpenCase(string Id, string Stage, int Version);

/// <summary>What a client does next with a case.</summary>
internal static class Steps
{
    private static readonly Dictionary<string, (string Verb, int Weight)[]> ByStage = new()
    {
        ["reported"] = [("file", 70), ("verify", 18), ("refuse", 4), ("void", 3), ("join", 3), ("transfer", 2)],
        ["verified"] = [("file", 92), ("refuse", 4), ("join", 4)],
        ["filed"] = [("dispatch", 92), ("void", 4), ("transfer", 4)],
        ["dispatched"] = [("accept", 75), ("handle", 15), ("return", 10)],
        ["accepted"] = [("handle", 88), ("return", 8), ("void", 4)],
        ["handled"] = [("check", 85), ("fail", 15)],
        ["checked"] = [("close", 100)],
        ["closed"] = [("feedback", 75), ("reopen", 25)],
        ["fedBack"] = [("reopen", 100)],
    };

    private static readonly Dictionary<string, string> Types = new()
    {
        ["file"] = "case.filed",
        ["verify"] = "case.verified",
        ["refuse"] = "case.refused",
        ["void"] = "case.voided",
        ["join"] = "case.joined",
        ["transfer"] = "case.transferred",
        ["dispatch"] = "case.dispatched",
        ["accept"] = "case.accepted",
        ["return"] = "case.returned",
        ["handle"] = "case.handled",
        ["check"] = "case.checked",
        ["close"] = "case.closed",
        ["feedback"] = "case.fedBack",
        ["reopen"] = "case.reopened",
    };

    public static bool GoesOn(string stage) => ByStage.ContainsKey(stage);

    public static string TypeOf(string verb) => Types[verb];

    /// <summary>A step that fits; now and then one that does not.</summary>
    public static string Next(string stage, Random dice)
    {
        if (dice.Next(100) < 4)
        {
            return stage is "checked" or "closed" ? "accept" : "close";
        }

        var draw = dice.Next(100);
        foreach (var (verb, weight) in ByStage[stage])
        {
            if ((draw -= weight) < 0)
            {
                return verb;
            }
        }

        return ByStage[stage][0].Verb;
    }
}
