using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Inspections;

/// <summary>An inspection, as it is planned.</summary>
public sealed record PlanBody
{
    /// <summary>open 明查, secret 暗查, spot 抽查, supervised 督查, examination 考查.</summary>
    [Required, AllowedValues("open", "secret", "spot", "supervised", "examination")]
    public string? Kind { get; init; }

    /// <summary>Codes of those who inspect; only they judge.</summary>
    public IReadOnlyList<string>? Inspectors { get; init; }

    /// <summary>segment/‹segment›, cell/…; for a draw, what is drawn from: all segments when absent.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>How many places to draw; needed for a spot check.</summary>
    public int? Draw { get; init; }

    /// <summary>What the draw begins from; its code when absent. The same seed and pool draw the same places.</summary>
    [StringLength(64)]
    public string? Seed { get; init; }

    /// <summary>Families of the checklist; all when absent.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>Code of the county whose segments are drawn from; needed where there are several.</summary>
    [StringLength(64)]
    public string? County { get; init; }

    /// <summary>First day, 2019-04-01.</summary>
    [Required]
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? Until { get; init; }

    /// <summary>Who plans it.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}
