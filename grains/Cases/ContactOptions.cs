namespace Grid.Cases;

/// <summary>How long personal data is kept. Section <c>Grid:Contacts</c>.</summary>
internal sealed class ContactOptions
{
    /// <summary>
    /// How many days after the loop of the case ended the contact of its reporter is erased. PIPL article 19: the
    /// shortest time the purpose needs; the purpose is to ask back and to feed back. A closed case can be reopened for
    /// 15 days; the number is ours (grade L).
    /// </summary>
    public double KeepDays { get; set; } = 90;

    public TimeSpan Keep => TimeSpan.FromDays(KeepDays);
}
