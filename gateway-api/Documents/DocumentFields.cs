using Grid.Foundation;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Documents;

/// <summary>The checks of what a caller wants to be printed: bounded, clean, and no number of a person.</summary>
internal static class DocumentFields
{
    private const int Most = 40, Longest = 2000;

    public static void Check(List<Fault> faults, IReadOnlyDictionary<string, string>? fields)
    {
        if (fields?.Count > Most)
        {
            faults.Add(new("fields", "document.fields", $"fields has {fields.Count} members; {Most} are taken."));
        }

        foreach (var (name, text) in (fields ?? new Dictionary<string, string>()).Take(Most))
        {
            if (NormalText.Length(text) > Longest || !Texts.Clean(text))
            {
                faults.Add(new($"fields.{Clip.Of(name)}", "document.fieldText",
                    $"The field '{Clip.Of(name)}' holds a control character or more than {Longest} characters."));
            }

            Impersonal(faults, $"fields.{Clip.Of(name)}", Clip.Of(name), text);
        }
    }

    public static void Impersonal(List<Fault> faults, string member, string field, string text)
    {
        if (PersonCodes.IsPersonal(text))
        {
            faults.Add(new(member, "document.fieldPersonal",
                $"The field '{field}' holds a number of a person. It would stand in the ledger for ever; leave it to "
                + "the line for a hand."));
        }
    }
}
