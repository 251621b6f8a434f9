namespace Grid.Storage;

/// <summary>
/// A lock among processes of one machine, held by keeping a file open. It ends with the process that holds it, in any
/// case.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits for the lock for a minute, and then lets the error of the system through.</summary>
    public static Task<FileStream> Acquire(string file, CancellationToken cancel) => Acquire(file, Patience, cancel);

    /// <exception cref="IOException">
    /// Another process held the lock all that time, or the file cannot be opened.
    /// </exception>
    public static async Task<FileStream> Acquire(string file, TimeSpan patience, CancellationToken cancel)
    {
        for (var asked = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return PrivateFiles.Open(file, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(asked) < patience)
            {
                await Task.Delay(Pause, TimeProvider.System, cancel);
            }
        }
    }
}
