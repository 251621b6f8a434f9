namespace Grid.Storage;

/// <summary>A turn among processes of one machine, held by keeping a file open.</summary>
internal static class FileLock
{
    private const int Patience = 1200; // a minute; then whatever is wrong is said

    public static async Task<IAsyncDisposable> Take(string file, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
            }
        }
    }
}
