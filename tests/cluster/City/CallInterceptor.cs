namespace Grid.Tests.City;

/// <summary>Lets a test do something between a grain's question to another and the answer, or have it fail.</summary>
internal sealed class CallInterceptor : IOutgoingGrainCallFilter
{
    private volatile Func<IOutgoingGrainCallContext, Task>? before, after;

    /// <summary>Before every call of one grain to another.</summary>
    public Func<IOutgoingGrainCallContext, Task>? Before { set => before = value; }

    /// <summary>After it, before the answer is heard.</summary>
    public Func<IOutgoingGrainCallContext, Task>? After { set => after = value; }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (before is { } first)
        {
            await first(context);
        }

        await context.Invoke();
        if (after is { } then)
        {
            await then(context);
        }
    }
}
