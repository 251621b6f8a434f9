namespace Grid.Gateway.Import;

/// <summary>A file of many records is not read: the code, and what is wrong with what to send instead.</summary>
internal sealed class FileRefusedException(string code, string detail) : Exception(detail)
{
    public string Code => code;
}
