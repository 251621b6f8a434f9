namespace Grid.Foundation;

public sealed class CoalescedTests
{
    [Fact]
    public async Task What_is_asked_while_a_batch_is_answered_makes_up_the_next()
    {
        var batches = new List<int>();
        var busy = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var questions = new QueryBatcher<int, string>(
            async batch =>
            {
                batches.Add(batch.Count);
                begun.TrySetResult();
                await busy.Task;
                return [.. batch.Select(static number => $"{number}")];
            },
            most: 60);

        var first = questions.Ask(0);
        await begun.Task;
        var others = Enumerable.Range(1, 100).Select(questions.Ask).ToList();
        busy.SetResult();

        Assert.Equal("0", await first);
        Assert.Equal(Enumerable.Range(1, 100).Select(static number => $"{number}"), await Task.WhenAll(others));
        Assert.Equal([1, 60, 40], batches);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_its_own_callers_and_no_later_ones()
    {
        var attempts = 0;
        var questions = new QueryBatcher<int, int>(
            batch => ++attempts == 1 ? throw new TimeoutException() : Task.FromResult<IReadOnlyList<int>>([.. batch]),
            most: 10);

        await Assert.ThrowsAsync<TimeoutException>(() => questions.Ask(1));

        Assert.Equal(2, await questions.Ask(2));
    }

    [Fact]
    public async Task Everyone_is_answered_however_they_come()
    {
        var questions = new QueryBatcher<int, int>(
            static async batch =>
            {
                await Task.Yield();
                return [.. batch.Select(static number => -number)];
            },
            most: 7);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2000), async (number, _) => Assert.Equal(-number, await questions.Ask(number)));
    }
}
