namespace Grid.Tests.Gateway.Simulation;

/// <summary>
/// The main job on real input, as its user runs it: three processes deep, from a file of reports to a city that agrees
/// with it.
/// </summary>
public sealed class ReplayTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    private static readonly string Haiyan2019 = Path.Combine(
        Repository.Root, "data", "haiyan", "replay", "haiyan_2019_replay.csv.gz");

    [Fact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task A_hundred_and_fifty_real_reports_end_in_the_ledger_the_read_model_and_with_each_of_their_parties()
    {
        var (code, said) = await Simulate(
            "replay",
            Haiyan2019,
            "--limit",
            "150");

        Assert.True(code == 0, said);
        Assert.Contains("The city agrees", said, StringComparison.Ordinal);
        Assert.Matches(@"sent\s+150", said);
        Assert.DoesNotMatch(@"joined\s+0\s", said);
        Assert.Matches(@"drawn\s+0\s", said);
        Assert.Matches(@"never closed by the source\s+[1-9]", said);
    }

    [Fact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task With_half_of_the_departments_asleep_their_superiors_are_notified_once_and_in_time()
    {
        var (code, said) = await Simulate(
            "replay",
            Haiyan2019,
            "--limit",
            "100",
            "--asleep",
            "0.5",
            "--until",
            "2019-02-25T00:00:00+08:00");

        Assert.True(code == 0, said);
        Assert.Contains("told once, in order and in time", said, StringComparison.Ordinal);
        Assert.Matches(@"26 departments asleep", said);
        Assert.Matches(@"E-handle-10 escalate → commandCentre\s+[1-9]", said);
    }

    /// <summary>
    /// Real records over both changes of the clocks of a year, with times that have no offset, reports without a point,
    /// a weekend of its own, a night squad, and due times of the source's own.
    /// </summary>
    [Fact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task A_county_abroad_agrees_over_a_change_to_summer_time_with_departments_asleep()
    {
        var (code, said) = await Simulate(
            "replay",
            Path.Combine(Repository.Root, "data", "testshire", "replay", "boston_2015.csv"),
            "--county",
            Path.Combine(Repository.Root, "data", "testshire"),
            "--asleep",
            "0.5");

        Assert.True(code == 0, said);
        Assert.Contains("told once, in order and in time", said, StringComparison.Ordinal);
        Assert.Matches(@"unreadable\s+0", said);
        Assert.Matches(@"sent\s+113", said);
        Assert.Matches(@"without a place\s+8", said);
        Assert.Matches(@"by the source\s+[1-9]", said);
        Assert.Matches(@"  drawn\s+0", said);
        Assert.Matches(@"E-3 escalate → departmentHead\s+[1-9]", said);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_so()
    {
        var (code, said) = await Simulate("replay", "no-such-file.csv");

        Assert.NotEqual(0, code);
        Assert.Contains("no-such-file.csv", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_of_a_file_are_listed()
    {
        var (code, said) = await Simulate("replay", "--columns");

        Assert.True(code == 0, said);
        Assert.Matches(@"\* reported_at +when it was reported", said);
        Assert.Matches(@"  source_due +by when the source wanted it done", said);
    }

    [Fact]
    public async Task A_file_of_which_too_little_can_be_read_is_sent_nowhere()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            "reported_at,lon,lat\n2019-01-02 12:00,120.94,30.52\nwhen it rained,120.94,30.52\n");

        var (code, said) = await Simulate(
            "replay", file, "--county", Path.Combine(Repository.Root, "data", "haiyan"));
        File.Delete(file);

        Assert.Equal(2, code);
        Assert.Contains("50.0 % of the lines", said, StringComparison.Ordinal);
        Assert.Contains("line 3: reported_at reads 'when it rained'", said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> Simulate(params string[] arguments) =>
        BuiltPrograms.Run(BuiltPrograms.Simulation, arguments, [], Longest);
}
