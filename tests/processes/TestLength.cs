namespace Grid.Tests.Processes;

/// <summary>
/// Marks a test that takes longer than a contributor waits: <c>[Trait(TestLength.Trait, TestLength.Long)]</c>. Plain
/// <c>dotnet test</c> leaves it out and says so (<c>Directory.Build.targets</c>); <c>.ci/run</c> runs it.
/// </summary>
public static class TestLength
{
    public const string Trait = "Length";

    public const string Long = "long";
}
