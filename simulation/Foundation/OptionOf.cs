using System.CommandLine;

namespace Grid.Simulation.Foundation;

/// <summary>An option that takes one word, and whose error names the words it takes.</summary>
internal static class OptionOf
{
    public static Option<T?> Word<T>(
        string name,
        string helpName,
        string description,
        Func<string, T?> read,
        string takes)
        where T : class => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var value = read(result.Tokens[0].Value);
                if (value is null)
                {
                    result.AddError($"{name} takes {takes}.");
                }

                return value;
            },
        };

    public static Option<T?> Value<T>(
        string name,
        string helpName,
        string description,
        Func<string, T?> read,
        string takes,
        T? otherwise = null)
        where T : struct
    {
        var option = new Option<T?>(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var value = read(result.Tokens[0].Value);
                if (value is null)
                {
                    result.AddError($"{name} takes {takes}.");
                }

                return value;
            },
        };
        if (otherwise is not null)
        {
            option.DefaultValueFactory = _ => otherwise;
        }

        return option;
    }
}
