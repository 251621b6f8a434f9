using System.Reflection;

namespace Grid.Tests.Ledger;

/// <summary>Answers every method of an interface by one function of its arguments.</summary>
public class StubProxy : DispatchProxy
{
    private Func<object?[], object> answer = null!;

    public static T For<T>(Func<object?[], object> answer)
        where T : class
    {
        var made = Create<T, StubProxy>();
        ((StubProxy)(object)made).answer = answer;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => answer(args!);
}
