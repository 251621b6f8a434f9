namespace Grid.Cases;

/// <summary>The code of the refusal of a verb at a stage that it does not fit.</summary>
/// <param name="LateFrom">
/// From this stage on it is too late for the verb, and the code is <paramref name="Late"/>.
/// </param>
public sealed record Misfit(string Code, CaseStage? LateFrom = null, string? Late = null)
{
    public static implicit operator Misfit(string code) => new(code);

    public IReadOnlyList<string> Codes => Late is null ? [Code] : [Code, Late];

    public string At(CaseStage stage) => stage >= LateFrom ? Late! : Code;
}
