using System.Collections.Immutable;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>
/// All appointments (任职), past and coming, by unit and duty. Immutable; the same entries in any order make the same
/// book. When several persons hold one duty at one place on a day, the one appointed last counts, and the check of
/// coverage reports the others. In the hours of a duty rota (轮值), who is on it goes before who holds the post
/// otherwise.
/// </summary>
internal sealed class PostBook
{
    private readonly ImmutableDictionary<(Post, EntityRef), ImmutableArray<Appointment>> byPost;
    private readonly ImmutableDictionary<string, Appointment> byCode;
    private readonly ImmutableDictionary<string, ImmutableArray<Appointment>> byHolder;

    private PostBook(
        ImmutableDictionary<(Post, EntityRef), ImmutableArray<Appointment>> byPost,
        ImmutableDictionary<string, Appointment> byCode,
        ImmutableDictionary<string, ImmutableArray<Appointment>> byHolder)
    {
        this.byPost = byPost;
        this.byCode = byCode;
        this.byHolder = byHolder;
    }

    public static PostBook Empty { get; } = new(
        ImmutableDictionary<(Post, EntityRef), ImmutableArray<Appointment>>.Empty,
        ImmutableDictionary.Create<string, Appointment>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ImmutableArray<Appointment>>(StringComparer.Ordinal));

    public IEnumerable<Appointment> All => byCode.Values;

    public PostBook With(IReadOnlyList<Appointment> changed)
    {
        var (posts, codes, holders) = (byPost.ToBuilder(), byCode.ToBuilder(), byHolder.ToBuilder());
        foreach (var appointment in changed)
        {
            if (codes.TryGetValue(appointment.Code, out var before))
            {
                var left = posts[Post(before)].Remove(before);
                _ = left.IsEmpty ? posts.Remove(Post(before)) : Put(before, left);
                if (before.Data.Holder is { } former)
                {
                    holders[former] = holders[former].Remove(before);
                }
            }

            codes[appointment.Code] = appointment;
            if (appointment.Data.Holder is { } holder)
            {
                holders[holder] = holders.GetValueOrDefault(holder, []).Add(appointment);
            }

            Put(appointment, InOrder(posts.GetValueOrDefault(Post(appointment), []).Add(appointment)));
        }

        return new(posts.ToImmutable(), codes.ToImmutable(), holders.ToImmutable());

        bool Put(Appointment to, ImmutableArray<Appointment> terms)
        {
            posts[Post(to)] = terms;
            return true;
        }
    }

    /// <summary>
    /// The appointment to a duty at this very place at a time; null when there is none. Of a day as a whole, a duty
    /// rota counts where nobody holds the post otherwise.
    /// </summary>
    public Appointment? Holder(Post duty, EntityRef place, DutyTime at)
    {
        Appointment? other = null;
        foreach (var term in History(duty, place))
        {
            if (term.Covers(at))
            {
                if (term.IsOfRota == at.Time is not null)
                {
                    return term;
                }

                other ??= term;
            }
        }

        return other;
    }

    /// <summary>
    /// The holder that stands for a party: the chief of a road, segment, building or shop, a cell's grid member, an
    /// office's head.
    /// </summary>
    public Appointment? Chief(EntityRef party, DutyTime at) =>
        Kinds.Find(party.Kind)?.Chief is { } post ? Holder(post, party, at) : null;

    /// <summary>The appointments of a person that hold on a day, as holder or as stand-in.</summary>
    public IEnumerable<Appointment> Of(string holder, DateOnly day) =>
        byHolder.GetValueOrDefault(holder, []).Where(term => term.Covers(day));

    /// <summary>All past, present and coming holders of a duty at a place, the latest term first.</summary>
    public ImmutableArray<Appointment> History(Post duty, EntityRef place) =>
        byPost.GetValueOrDefault((duty, place), []);

    /// <summary>
    /// The stretches of a day in which the holder of a duty at these units stays the same: it changes where a duty rota
    /// begins or ends.
    /// </summary>
    public IEnumerable<WorkPeriod> Stretches(Post duty, IReadOnlyList<EntityRef> units, DateOnly day)
    {
        TimeOnly[] starts =
        [
            .. units.SelectMany(unit => History(duty, unit))
                .Where(static term => term.IsOfRota)
                .SelectMany(term => term.Stretches(day))
                .SelectMany(static stretch => (double[])[stretch.Start, stretch.End])
                .Select(static minute => TimeOnly.MinValue.AddMinutes(minute)) // the end of the day is its start again
                .Append(TimeOnly.MinValue)
                .Distinct()
                .Order(),
        ];
        return starts.Zip(
            [.. starts.Skip(1), TimeOnly.MinValue], static (start, end) => new WorkPeriod(start, end));
    }

    private static (Post, EntityRef) Post(Appointment appointment) => (appointment.Data.Duty, appointment.Data.Place);

    private static ImmutableArray<Appointment> InOrder(ImmutableArray<Appointment> terms) =>
        [
            .. terms
                .OrderByDescending(static term => term.Data.From)
                .ThenBy(static term => term.Code, StringComparer.Ordinal),
        ];
}
