using Grid.Rulebook;
using Grid.Simulation.Rulebook;

namespace Grid.Tests.Simulation;

public sealed class WhatIfTests
{
    private static readonly DateTimeOffset Noon = new(2019, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly Routed Bureau = Of(
        "330424-ZHZF 县综合行政执法局", "R-1", 2, "lead department/330424-ZHZF", "help department/330424-JJ");

    [Fact]
    public void Reports_that_go_the_same_way_are_no_change() =>
        Assert.Empty(new WhatIf([Asked("event 04-05", Bureau, Bureau with { Rule = "R-9" })]).All);

    [Fact]
    public void Leads_due_times_and_others_are_counted_by_class_and_by_party()
    {
        var police = Of("330424-GA 县公安局", "R-2", 2, "lead department/330424-GA", "help department/330424-JJ");
        var found = new WhatIf(
        [
            Asked("event 04-05", Bureau, police),
            Asked("event 04-05", Bureau, police),
            Asked("event 01-96", Bureau, Bureau with { Due = Noon.AddHours(4) }),
            Asked("event 01-10", Bureau, Bureau),
        ]);

        Assert.Equal((4, 3, 2, 1, 2), (found.Asked, found.All.Count, found.Leads, found.Dues, found.Others));
        Assert.Equal([("event 04-05", 2), ("event 01-96", 1)], found.ByClass);
        Assert.Equal([("330424-ZHZF 县综合行政执法局 → 330424-GA 县公安局", 2)], found.ByLead);
        Assert.Equal([("+ lead department/330424-GA", 2), ("− lead department/330424-ZHZF", 2)], found.ByParty);
        Assert.Contains("(R-1) due 2019-04-01 14:00 → 330424-GA 县公安局 (R-2)", Assert.Single(found.Examples(1)));
        Assert.Contains("\"changed\": 3", found.ToJson(1));
    }

    [Fact]
    public void A_folder_of_tables_is_completed_with_a_countys_places()
    {
        var folder = Directory.CreateTempSubdirectory("grid-test-").FullName;
        File.WriteAllText(Path.Combine(folder, "routes.csv"), "rule\n");

        var composed = RulebookFolder.Compose(folder, Atlas.Haiyan.Folder);
        var city = File.ReadAllText(Path.Combine(composed, "city.json"));

        Assert.Contains(Path.Combine(folder, "routes.csv"), city);
        Assert.Contains(Path.Combine(Atlas.Haiyan.Folder, "places", "shops.csv"), city);
        Assert.DoesNotContain("dogs.csv", city);
        Assert.Contains(Path.Combine(Atlas.Haiyan.Folder, "rulebook", "classes.csv"), city);
        File.Delete(Path.Combine(folder, "routes.csv"));
        Assert.Throws<DirectoryNotFoundException>(() => RulebookFolder.Compose(folder, Atlas.Haiyan.Folder));
        Directory.Delete(folder, recursive: true);
        Directory.Delete(composed, recursive: true);
    }

    private static Changed Asked(string code, Routed before, Routed after) => new(
        new(Guid.Empty, Noon, "网络", ClassKind.Event, "", "", true, new(new(120.9, 30.5)), null, "", ""),
        code,
        before,
        after);

    private static Routed Of(string lead, string rule, int hours, params string[] parties) =>
        new(lead, rule, Noon.AddHours(hours), parties.ToHashSet());
}
