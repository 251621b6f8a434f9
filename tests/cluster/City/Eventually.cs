using Grid.Ledger.Streams;
using Xunit.Sdk;
using Wait = Grid.Tests.Processes.Wait;

namespace Grid.Tests.City;

/// <summary>
/// Waits for what must come about, by asking again; what fails after the deadline is said as it was last found.
/// </summary>
internal static class Eventually
{
    /// <summary>
    /// Generous: on a busy machine a silo that died is missed late, and the test says nothing of how soon.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task Holds(Func<Task> assertion)
    {
        Exception? last = null;
        await Wait.Until(
            async () =>
            {
                try
                {
                    await assertion();
                    return true;
                }
                catch (Exception wrong) when (wrong is XunitException || TransientFaults.IsTransient(wrong))
                {
                    last = wrong;
                    return false;
                }
            },
            Longest,
            () => new XunitException($"It did not come about in {Longest}.", last));
    }

    /// <summary>
    /// The answer to a question that may be asked again: a silo that starts on a busy machine may not answer the first
    /// time.
    /// </summary>
    public static async Task<T> Answers<T>(Func<Task<T>> question)
    {
        T? answer = default;
        await Holds(async () => answer = await question());
        return answer!;
    }

    /// <param name="what">What is waited for.</param>
    public static Task Comes(Func<Task<bool>> come, string what) =>
        Holds(async () => Assert.True(await come(), $"It did not come: {what}"));

    public static Task Comes(Func<bool> come, string what) => Comes(() => Task.FromResult(come()), what);
}
