namespace Grid.Tests.Storage;

/// <summary>A grain that keeps one word, and counts the reminders it hears.</summary>
[Alias("test.keepsake"), GrainInterfaceType("test.keepsake")]
internal interface IStoredWordGrain : IGrainWithStringKey
{
    [Alias("read")] Task<string> Read();

    [Alias("write")] Task Write(string word);

    [Alias("forget")] Task Forget();

    [Alias("remind")] Task Remind();

    [Alias("leave")] Task Leave();
}
