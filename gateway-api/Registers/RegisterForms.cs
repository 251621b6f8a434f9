using System.Reflection;
using Grid.Parties;

namespace Grid.Gateway.Registers;

/// <summary>The form of each kind that is entered through the door, in the order of <see cref="Kinds"/>.</summary>
internal static class RegisterForms
{
    public static IReadOnlyList<RegisterForm> All { get; } = [.. InOrder()];

    public static RegisterForm? Find(string plural) => All.FirstOrDefault(form => form.Plural == plural);

    /// <summary>A thing under its normal key: 14 digits of a cell are 15.</summary>
    public static EntityRef Normal(EntityRef thing) =>
        All.FirstOrDefault(form => form.Kind == thing.Kind) is { } form
            ? thing with { Key = form.Key(thing.Key) }
            : thing;

    public static RegisterForm Of(EntityKind kind) => All.First(form => form.Kind == kind);

    /// <summary>A form is found in the door's own assembly, or in the assembly of its kind's data.</summary>
    private static IEnumerable<RegisterForm> InOrder()
    {
        var forms = Kinds.All
            .Select(static kind => kind.Entry?.Data.Assembly)
            .OfType<Assembly>()
            .Append(typeof(RegisterForm).Assembly)
            .Distinct()
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(RegisterForm)))
            .Select(static type => (RegisterForm)Activator.CreateInstance(type)!)
            .ToDictionary(static form => form.Kind);
        return Kinds.All.Select(kind => forms.GetValueOrDefault(kind.Kind)).OfType<RegisterForm>();
    }
}
