using Grid.Cases;
using Grid.Ledger;

namespace Grid.Tests.Cases;

/// <summary>Whom a case concerns: named once, and who a person is never in the ledger.</summary>
public sealed class ConcernedTests
{
    private static readonly ConcernedPerson Zhang = new("张三丰", "330424199001011234", "浙F12345");
    private static readonly NameConcerned Driver = new(ConcernedKind.Driver, null, Zhang, "ZF-3", CaseVerb.Verify);

    [Fact]
    public void The_same_person_at_the_same_step_is_named_once()
    {
        var named = Named(CaseStory.Reported().State, Driver, "d-1");

        Assert.Empty(ConcernedSteps.Name(named, Driver with { By = "ZF-4" }, "d-1", CaseStory.Noon).Events);
        Assert.Single(ConcernedSteps.Name(named, Driver with { Step = null }, "d-1", CaseStory.Noon).Events);
        Assert.Single(ConcernedSteps.Name(named, Driver, "d-2", CaseStory.Noon).Events);
        Assert.Equal((1, CaseVerb.Verify), (named.Concerned[0].Number, named.Concerned[0].Step));
    }

    [Fact]
    public void The_ledger_has_a_hash_of_a_person_that_needs_the_key()
    {
        var (key, other) = (new byte[32], new byte[32]);
        other[0] = 1;
        var digest = ConcernedGrain.DigestOf(Zhang, key);
        var happened = Assert.Single(
            ConcernedSteps.Name(CaseStory.Reported().State, Driver, digest, CaseStory.Noon).Events);

        Assert.Equal(digest, ConcernedGrain.DigestOf(Zhang with { }, key));
        Assert.NotEqual(digest, ConcernedGrain.DigestOf(Zhang, other));
        Assert.NotEqual(digest, ConcernedGrain.DigestOf(Zhang with { Plate = null }, key));
        var text = EventCodec.Write(happened);
        Assert.DoesNotContain("张", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", text.Replace(digest, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("张", Zhang.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_list_shows_of_a_person_is_covered()
    {
        Assert.Equal(new ConcernedPerson("张**", "33**34", "浙F**45"), ConcernedSteps.Covered(Zhang));
        Assert.Equal(new ConcernedPerson(null, null, "**"), ConcernedSteps.Covered(new(null, null, "F123")));
    }

    [Fact]
    public void It_is_erased_once_who_a_person_is_and_an_organisation_stays()
    {
        var shop = new NameConcerned(ConcernedKind.Trader, "鲜果店", null, "ZF-3");
        var both = Named(Named(CaseStory.Reported().State, Driver, "d-1"), shop, null);

        var forgotten = ConcernedSteps.Forget(both, 1, "desk-1", "本人要求", CaseStory.Noon)
            .Events.Aggregate(both, CaseRules.Apply);

        Assert.Equal(CaseStory.Noon, forgotten.Concerned[0].Forgotten);
        Assert.Empty(ConcernedSteps.Forget(forgotten, 1, "desk-1", "x", CaseStory.Noon).Events);
        Assert.Empty(ConcernedSteps.Forget(both, 2, "desk-1", "x", CaseStory.Noon).Events);
        Assert.Equal("concerned.unknown", ConcernedSteps.Forget(both, 3, "desk-1", "x", CaseStory.Noon).Refusal?.Code);
        Assert.Equal([1], ConcernedSteps.ForgetAll(both, "keeper", CaseStory.Noon)
            .Events.Cast<CaseConcernedForgotten>().Select(static one => one.Number));
    }

    [Fact]
    public void A_case_names_a_bounded_number()
    {
        var full = Enumerable.Range(0, ConcernedSteps.Most).Aggregate(
            CaseStory.Reported().State, static (state, one) => Named(state, Driver, $"d-{one}"));

        Assert.Equal("concerned.full", ConcernedSteps.Name(full, Driver, "x", CaseStory.Noon).Refusal?.Code);
        Assert.Equal("case.unknown", ConcernedSteps.Name(new(), Driver, "x", CaseStory.Noon).Refusal?.Code);
    }

    private static CaseState Named(CaseState state, NameConcerned command, string? digest) =>
        ConcernedSteps.Name(state, command, digest, CaseStory.Noon).Events.Aggregate(state, CaseRules.Apply);
}
