namespace Grid.Foundation;

/// <summary>
/// Answers questions many at a time: the questions that arrive while one batch is answered make up the next. A single
/// question is answered at once; the more questions arrive, the larger the batches.
/// </summary>
/// <param name="answer">Answers a batch, in its order.</param>
/// <param name="most">The most questions of one batch.</param>
internal sealed class QueryBatcher<TQuestion, TAnswer>(
    Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> answer,
    int most)
    : IThreadPoolWorkItem
{
    private readonly Lock door = new();
    private readonly Queue<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> asked = [];
    private bool answering;

    public Task<TAnswer> Ask(TQuestion question)
    {
        var waiting = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (door)
        {
            asked.Enqueue((question, waiting));
            if (answering)
            {
                return waiting.Task;
            }

            answering = true;
        }

        // The work runs on a thread of the pool: a grain that asked first does not wait for those that asked later.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return waiting.Task;
    }

    async void IThreadPoolWorkItem.Execute()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var answers = await answer([.. batch.Select(static waiting => waiting.Question)]);
                for (var place = 0; place < batch.Count; place++)
                {
                    batch[place].Answer.SetResult(answers[place]);
                }
            }
            catch (Exception wrong)
            {
                batch.ForEach(waiting => waiting.Answer.TrySetException(wrong));
            }
        }
    }

    private List<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> Next()
    {
        var batch = new List<(TQuestion, TaskCompletionSource<TAnswer>)>();
        lock (door)
        {
            while (batch.Count < most && asked.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            answering = batch.Count > 0;
        }

        return batch;
    }
}
