using Grid.Simulation.Foundation;

namespace Grid.Tests.Simulation;

public sealed class ScreenTests
{
    [Fact]
    public void A_table_is_plain_and_straight_where_output_is_redirected()
    {
        var output = new StringWriter { NewLine = "\n" };

        new PlainScreen(output, TimeProvider.System).Table("Replay", [("read", "9,139"), ("filed (立案)", "7,819")]);

        Assert.Equal("Replay\n  read          9,139\n  filed (立案)  7,819\n", output.ToString());
    }
}
