namespace Grid.Gateway.Import;

/// <summary>Files that go when they are closed.</summary>
internal static class TemporaryFile
{
    public static FileStream New() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });

    /// <summary>A copy of a body, from its beginning.</summary>
    public static async Task<FileStream> Of(Stream body, CancellationToken stop)
    {
        var file = New();
        try
        {
            await body.CopyToAsync(file, stop);
            await file.FlushAsync(stop);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
