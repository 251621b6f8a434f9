using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Posts;

/// <summary>The posts that a question may name: those of the county, as the door last heard its vocabulary.</summary>
internal sealed class KnownPosts(KnownNames names, KnownCounties counties, IGrainFactory grains)
{
    /// <summary>The post that a question may name. One that none of the counties has is a fault.</summary>
    /// <param name="field">The parameter that names it.</param>
    /// <returns>Null for none, and for a fault.</returns>
    public async ValueTask<Post?> Read(string field, string? text, Narrowed of, List<Fault> faults) =>
        string.IsNullOrEmpty(text) ? null : await Need(field, text, of, faults);

    /// <summary>As <see cref="Read"/>, of a question that must name one.</summary>
    public async ValueTask<Post?> Need(string field, string? text, Narrowed of, List<Fault> faults)
    {
        var wanted = string.IsNullOrEmpty(text) ? (Post?)null : new Post(text);
        var known = await Of(of);
        if (wanted is { } unheard && !known.Contains(unheard))
        {
            counties.Forget(); // the vocabulary may have it since a moment ago
            await counties.Refresh();
            known = await Of(of);
        }

        if (wanted is { } post && known.Contains(post))
        {
            return post;
        }

        var what = string.IsNullOrEmpty(text) ? "is missing" : $"'{Clip.Of(text)}' is no post of the county";
        faults.Add(new(field, $"query.{field}", $"{field} {what}; send one of {string.Join(", ", known)}."));
        return null;
    }

    /// <summary>The county of a registered thing; the first one where it is not known.</summary>
    public async ValueTask<Narrowed> CountyOf(EntityRef thing)
    {
        await names.Hear(grains, [], [thing]);
        return new(names.CountyOf(thing) ?? KnownNames.First, []);
    }

    /// <summary>The posts that counties have, of any time; those of the plan for a county that names none.</summary>
    public async ValueTask<IReadOnlyList<Post>> Of(Narrowed of)
    {
        IReadOnlyList<string> codes = of switch
        {
            { County: { } one } => [one],
            { Counties: [_, ..] several } => several,
            _ => [.. counties.All.Select(static county => county.Code).DefaultIfEmpty(KnownNames.First)],
        };
        await names.Hear(grains, codes, []);
        return [.. codes.SelectMany(Of).Distinct().Order(Post.InOrder)];
    }

    private IReadOnlyList<Post> Of(string county)
    {
        Post[] own =
        [
            .. names.Words(county)
                .Where(static row => row.Use == WordUse.Duty)
                .Select(static row => new Post(row.Code)),
        ];
        return own.Length > 0 ? own : Post.OfPlan;
    }
}
