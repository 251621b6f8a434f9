using System.Net;
using System.Net.Sockets;
using Grid.Gateway.Settings;
using Grid.Silo;
using Microsoft.Extensions.Configuration;

namespace Grid.Tests.Settings;

/// <summary>What is set and not understood is refused by name, with the nearest known.</summary>
public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Grid:Dta", "x", "There is no setting Grid__Dta. Did you mean Grid__Data?")]
    [InlineData(
        "Grid:Ledger:MaxBatches",
        "5",
        "There is no setting Grid__Ledger__MaxBatches. Did you mean Grid__Ledger__MaxBatch?")]
    [InlineData("Grid:Weather", "sunny", "There is no setting Grid__Weather. --help lists the settings.")]
    [InlineData(
        "ConnectionStrings:Gird",
        "Host=x",
        "There is no setting ConnectionStrings__Gird. Did you mean ConnectionStrings__Grid?")]
    [InlineData(
        "Grid_Data",
        "x",
        "There is no setting Grid_Data. Did you mean Grid__Data? Two underscores separate its parts.")]
    [InlineData("Grid:Clock", "drivn", "Grid__Clock 'drivn' is not present or driven. Did you mean driven?")]
    [InlineData("Grid:Door", "offf", "Grid__Door 'offf' is not on or off. Did you mean off?")]
    [InlineData(
        "Grid:Ledger:Partitions", "many", "Grid__Ledger__Partitions 'many' is not a whole number from 1 to 1024.")]
    [InlineData("Grid:Ledger:Partitions", "0", "Grid__Ledger__Partitions '0' is not a whole number from 1 to 1024.")]
    [InlineData(
        "Grid:Ledger:MaxWaiting", "15", "Grid__Ledger__MaxWaiting '15' is not a whole number from 16 to 1000000.")]
    [InlineData(
        "Grid:Contacts:KeepDays",
        "30",
        "There is no setting Grid__Contacts__KeepDays. Each county sets it: write contactDays into its table practice.")]
    [InlineData(
        "Grid:Parties:RememberEnded",
        "60.00:00:00",
        "There is no setting Grid__Parties__RememberEnded. Each county sets it: write endedDays into its table "
        + "practice.")]
    [InlineData(
        "Grid:Ledger:RetryFor",
        "6s",
        "Grid__Ledger__RetryFor '6s' is not a time span such as 00:00:06 (six seconds) or 2.00:00:00 (two days), not "
        + "negative.")]
    [InlineData("Grid:Silo:Address", "here", "Grid__Silo__Address 'here' is not an address such as 127.0.0.1.")]
    [InlineData(
        "Grid:ClockStart",
        "2019",
        "Grid__ClockStart '2019' is not a moment with its offset such as 2019-01-01T00:00:00Z.")]
    [InlineData(
        "Grid:Cases:ReopenWithin",
        "10.00:00:00",
        "There is no setting Grid__Cases__ReopenWithin. Each county sets it: write reopenDays into its table practice.")]
    [InlineData("Grid:Data", "", "Grid__Data is set and empty. Give it a text, or leave it out.")]
    public void A_setting_that_is_not_understood_is_refused(string key, string value, string sentence) =>
        Assert.Equal([sentence], SettingsCheck.Faults(Settings((key, value))));

    [Fact]
    public void What_is_understood_and_what_belongs_to_others_passes() =>
        Assert.Empty(SettingsCheck.Faults(Settings(
            ("grid:DATA", "x"),
            ("Grid:Clock", "Driven"),
            ("Grid:Patrols:LookBack", "3.00:00:00"),
            ("ConnectionStrings:Grid", ""),
            ("Logging:LogLevel:Grid", "Debug"),
            ("GRIDENGINE_ROOT", "/opt"),
            ("urls", "http://localhost:1"),
            ("Orleans:ClusterId", "x"))));

    [Theory]
    [InlineData("statrt", "There is no command 'statrt'. Known are ledger, readmodel.")]
    [InlineData("ledgr verify", "There is no command 'ledgr'. Did you mean ledger?")]
    [InlineData("--url http://localhost:1", "There is no option '--url'. Did you mean --urls?")]
    [InlineData("--url=http://localhost:1", "There is no option '--url'. Did you mean --urls?")]
    [InlineData("--Grid:Clok driven", "There is no option '--Grid:Clok'. Did you mean --Grid:Clock?")]
    [InlineData("-urls http://localhost:1", "'-urls' is not understood. Did you mean --urls?")]
    [InlineData("--urls", "--urls needs a value.")]
    [InlineData("--verbose yes", "There is no option '--verbose'. --help says what there is.")]
    public void A_word_that_is_not_understood_is_refused(string words, string sentence) =>
        Assert.Equal([sentence], Arguments.Faults(words.Split(' '), ["ledger", "readmodel"]));

    [Theory]
    [InlineData("")]
    [InlineData("--urls http://localhost:1 --Grid:Clock=driven")]
    [InlineData("--Logging:LogLevel:Default Debug --environment Development /urls http://localhost:1")]
    public void Words_that_are_understood_pass(string words) =>
        Assert.Empty(Arguments.Faults(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), []));

    [Theory]
    [InlineData("ledgr verify", "There is no command 'ledgr'. Did you mean ledger?")]
    [InlineData("ledger", "'ledger' is not a whole command. Known are verify, anchor")]
    [InlineData("ledger verfy", "'ledger' knows no 'verfy'. Did you mean verify?")]
    [InlineData("ledger verify now", "'ledger verify' knows no 'now'. --help says what there is.")]
    [InlineData("ledger verify --halp", "'ledger verify' knows no '--halp'. Did you mean --help?")]
    public void A_command_that_there_is_not_is_refused(string words, string sentence)
    {
        var arguments = words.Split(' ');

        var fault = Assert.Single(CommandWords.Faults(CityCommands.Root(arguments).Parse(arguments), arguments));

        Assert.StartsWith(sentence, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("ledger --help")]
    [InlineData("ledger verify")]
    [InlineData("--urls http://localhost:1")]
    public void A_command_that_there_is_passes(string words)
    {
        var arguments = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Empty(CommandWords.Faults(CityCommands.Root(arguments).Parse(arguments), arguments));
    }

    [Fact]
    public void A_taken_port_is_reported_in_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";

        Assert.StartsWith(
            $"Another program already listens on {url}.",
            Listening.Fault(Settings(("urls", url))),
            StringComparison.Ordinal);
        Assert.Null(Listening.Fault(Settings(("urls", "http://localhost:0"))));
        Assert.StartsWith(
            "'5311' is no address to listen on", Listening.Fault(Settings(("urls", "5311"))), StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
}
