using Grid.Cases;

namespace Grid.Tests.City;

/// <summary>
/// Cases of one morning in a neighbourhood: some ended in time or late, some were joined, returned or reworked.
/// </summary>
internal static class SampleCases
{
    /// <returns>The cases of it.</returns>
    public static async Task<Guid[]> Open(TestNeighbourhood quarter)
    {
        quarter.Now += TimeSpan.FromDays(2); // reports of earlier sample cases are another matter
        var late = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        var indoors = (await quarter.Report(County.Litter, quarter.Indoors)).Id;
        var again = (await quarter.Report(County.Litter, quarter.Indoors)).Id;
        var dog = (await quarter.Send(TestNeighbourhood.Seen(County.Dog, quarter.Yard) with { Dog = quarter.Dog }))
            .Value!
            .Id;
        var stall = (await quarter.Report(County.Stall, quarter.At(100, 5))).Id;
        await quarter.Through(late, CaseVerb.Dispatch);
        await quarter.Through(indoors, CaseVerb.Dispatch);

        quarter.Now += TimeSpan.FromHours(5);
        await quarter.Through(late, CaseVerb.Feedback);
        await quarter.Step(dog, CaseVerb.Refuse, reason: "不属实");
        await quarter.Through(stall, CaseVerb.Dispatch);
        await quarter.Step(stall, CaseVerb.Return, reason: "不属于职责范围");
        await quarter.Step(stall, CaseVerb.Dispatch, department: County.Bureau.Key);
        await quarter.Through(stall, CaseVerb.Handle);
        await quarter.Step(stall, CaseVerb.Check, passed: false);
        var timely = (await quarter.Report(County.Stall, quarter.At(250, 5))).Id;
        await quarter.Through(timely, CaseVerb.Close);
        return [late, indoors, again, dog, stall, timely];
    }
}
