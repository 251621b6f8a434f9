using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Grid.Gateway.Names;

/// <summary>What is said of a member that the door adds: of which code it is the name.</summary>
internal sealed class NameOf(string code) : ICustomAttributeProvider
{
    private readonly object[] said =
    [
        new JsonIgnoreAttribute { Condition = JsonIgnoreCondition.WhenWritingNull },
        new DescriptionAttribute(
            $"The name of {code} in the language asked for (Accept-Language), else in the county's first; absent where "
            + "there is none."),
    ];

    public object[] GetCustomAttributes(bool inherit) => said;

    public object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        [.. said.Where(attributeType.IsInstanceOfType)];

    public bool IsDefined(Type attributeType, bool inherit) => said.Any(attributeType.IsInstanceOfType);
}
