using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Simulation.Door;
using Grid.Simulation.Escalations;

namespace Grid.Simulation.Replay;

/// <summary>
/// Compares the city, over HTTP, with the client's own log: every accepted report stands once in the ledger, every
/// acknowledged step once, every case in the read model at its stage, every obligation with each of its parties, and
/// the parties' figures agree.
/// </summary>
/// <param name="escalations">The check of the notices; null where the run did not advance the clock.</param>
/// <param name="patience">A consumer that has not moved for so long has stopped; a minute by default.</param>
internal sealed class SelfCheck(
    CityDoor door,
    IReadOnlyList<CaseLog> logs,
    DateTimeOffset now,
    TimeProvider time,
    EscalationCheck? escalations = null,
    TimeSpan? patience = null)
{
    private const int Page = 500;
    private const string Chief = "chief", LookBack = "lookBack";

    private readonly TimeSpan patience = patience ?? TimeSpan.FromMinutes(1);
    private readonly Dictionary<Guid, CaseLog> taken = logs.Where(static log => log.Stage != CaseStage.None)
        .ToDictionary(static log => log.Id);
    private readonly Differences differences = new();

    public async Task<Checked> Run(Action<string> doing, CancellationToken cancel)
    {
        doing("waiting for the followers of the ledger");
        var heads = await FollowersAtTheHeads(cancel);
        doing("reading the ledger");
        var deliveries = await Ledger(heads, cancel);
        doing("reading the read model");
        await ReadModel(cancel);
        doing("reading the parties' obligations");
        await Parties(cancel);
        if (escalations is not null)
        {
            doing("counting the notices of missed deadlines");
            escalations.Compare(taken.Values, differences);
            await escalations.Messages(door, now, differences, cancel);
        }

        return new(differences.All, deliveries);
    }

    /// <summary>
    /// Waits until all consumers have read the ledger to its end, twice in a row at the same end, since a record
    /// delivered to one case may cause another record.
    /// </summary>
    private async Task<IReadOnlyList<long>> FollowersAtTheHeads(CancellationToken cancel)
    {
        var moved = time.GetTimestamp();
        var before = (Behind: -1L, Written: -1L);
        while (true)
        {
            var progress = (await door.Get("/v1/progress", now, DoorJson.Default.ProgressBody, cancel)).OrThrow(
                "/v1/progress");
            var seen = (
                Behind: Behind(progress.Heads, progress.ReadModel) + Behind(progress.Heads, progress.Parties),
                Written: progress.Heads.Sum());
            var stands = seen == before;
            if (stands && seen.Behind == 0)
            {
                differences.Expect(
                    progress.DeadLetters == 0, () => $"{progress.DeadLetters} deliveries ended as dead letters");
                return progress.Heads;
            }

            if (stands && time.GetElapsedTime(moved) > patience)
            {
                differences.Add($"the followers of the ledger have stopped {seen.Behind} records before its end");
                return progress.Heads;
            }

            moved = stands ? moved : time.GetTimestamp();
            before = seen;
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancel);
        }
    }

    private static long Behind(IReadOnlyList<long> heads, IReadOnlyList<long> read) =>
        heads.Select((head, partition) => Math.Max(0, head - (partition < read.Count ? read[partition] : 0))).Sum();

    private async Task<long> Ledger(IReadOnlyList<long> heads, CancellationToken cancel)
    {
        var ledger = new LedgerCount();
        for (var partition = 0; partition < heads.Count; partition++)
        {
            for (var after = 0L; after < heads[partition];)
            {
                var path = $"/v1/ledger/{partition}?after={after}&limit={Page}";
                var page = (await door.Get(path, now, DoorJson.Default.LedgerPageBody, cancel)).OrThrow(path);
                foreach (var line in page.Items)
                {
                    var due = new LedgerPosition(partition, ++after);
                    differences.Expect(
                        LedgerPosition.TryParse(line.Position, out var at) && at == due,
                        () => $"ledger: {line.Position} stands where {due} is due");
                    if (ledger.Add(line, taken) is { } id)
                    {
                        escalations?.Add(id, line);
                    }
                }

                if (page.Items.Count == 0)
                {
                    differences.Add($"ledger {partition}: its head is {heads[partition]}, its records end at {after}");
                    break;
                }
            }
        }

        foreach (var log in taken.Values)
        {
            ledger.Compare(log, differences);
        }

        return ledger.Deliveries;
    }

    private async Task ReadModel(CancellationToken cancel)
    {
        var seen = new HashSet<Guid>();
        await foreach (var line in door.List(
                $"/v1/cases?limit={Page}&sort=reportedAt", now, DoorJson.Default.PageBodyCaseLineBody, cancel))
        {
            if (taken.TryGetValue(line.Id, out var log))
            {
                differences.Expect(seen.Add(line.Id), () => $"case {line.Id}: listed twice");
                var expected = ExpectedStage(log);
                differences.Expect(
                    line.Stage == expected,
                    () => $"case {line.Id}: the read model has it {line.Stage}, its last answer was {expected}");
            }
        }

        foreach (var log in taken.Values.Where(log => !seen.Contains(log.Id)))
        {
            differences.Add($"case {log.Id}: missing in the read model");
        }
    }

    /// <summary>
    /// The stage in the last answer; a joined report is closed, answered or transferred with the case it joined.
    /// </summary>
    private CaseStage ExpectedStage(CaseLog log)
    {
        if (log.JoinedTo is not { } primary || !taken.TryGetValue(primary, out var joined))
        {
            return log.Stage;
        }

        var stage = ExpectedStage(joined);
        return stage is CaseStage.Closed or CaseStage.FedBack or CaseStage.Transferred ? stage : CaseStage.Joined;
    }

    private async Task Parties(CancellationToken cancel)
    {
        var expected = new Dictionary<EntityRef, Dictionary<Guid, ObligationStatus>>();
        foreach (var log in taken.Values.Where(static log => log.JoinedTo is null))
        {
            foreach (var party in log.Parties)
            {
                if (!expected.TryGetValue(party, out var owed))
                {
                    expected.Add(party, owed = []);
                }

                owed.Add(log.Id, Owed(log, party));
            }
        }

        // A few at a time: the city answers these from memory and from its read model.
        await Parallel.ForEachAsync(
            expected,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel },
            async (party, token) =>
            {
                try
                {
                    await Party(party.Key, party.Value, token);
                }
                catch (RefusedException refused)
                {
                    differences.Add($"{party.Key}: {refused.Message}");
                }
            });
    }

    private async Task Party(EntityRef party, Dictionary<Guid, ObligationStatus> expected, CancellationToken cancel)
    {
        var path = $"/v1/{party.KindName}s/{Uri.EscapeDataString(party.Key)}";
        var found = new Dictionary<Guid, ObligationStatus>();
        await foreach (var item in door.List(
                $"{path}/obligations?status=all&limit={Page}", now, DoorJson.Default.PageBodyObligationBody, cancel))
        {
            differences.Expect(found.TryAdd(item.Case, item.Status), () => $"{party}: owes for case {item.Case} twice");
            if (expected.TryGetValue(item.Case, out var status))
            {
                differences.Expect(
                    item.Status == status || item.Role is Chief or LookBack,
                    () => $"{party}: case {item.Case} is {item.Status}, {status} is due");
            }
            else
            {
                // A running city may have had cases before this run. No case of this run may reach this party, unless
                // a clock escalated it there (升级), which this check does not predict.
                differences.Expect(
                    item.Role is Chief or LookBack || !taken.ContainsKey(item.Case),
                    () => $"{party}: owes for case {item.Case}, which never named it");
            }
        }

        foreach (var id in expected.Keys.Where(id => !found.ContainsKey(id)))
        {
            differences.Add($"{party}: case {id} is missing among its obligations");
        }

        var figures = (await door.Get(path, now, DoorJson.Default.PartyBody, cancel)).OrThrow(path).Figures;
        Figure("raised", figures.Raised, found.Count - Count(ObligationStatus.Known));
        Figure("open", figures.Open, Count(ObligationStatus.Open));
        Figure("discharged", figures.Discharged, Count(ObligationStatus.Discharged));
        Figure("lapsed", figures.Lapsed, Count(ObligationStatus.Lapsed));

        int Count(ObligationStatus status) => found.Values.Count(value => value == status);

        void Figure(string name, long says, long counted) =>
            differences.Expect(
                says == counted, () => $"{party}: its figures say {says} {name}, its obligations are {counted}");
    }

    /// <summary>
    /// The status of what a party has to do with a case. Before the case was filed it only knew of it; the place where
    /// a report was thought to be is let go at filing, and never owed anything.
    /// </summary>
    private static ObligationStatus Owed(CaseLog log, EntityRef party) =>
        log.Left.Contains(party) || !log.Done.Any(static step => step.Verb == CaseVerb.File)
            ? ObligationStatus.Known
            : log.Stage switch
            {
                CaseStage.Closed or CaseStage.FedBack => ObligationStatus.Discharged,
                CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred or CaseStage.Joined =>
                    ObligationStatus.Lapsed,
                _ => ObligationStatus.Open,
            };
}

/// <summary>The result of the check.</summary>
/// <param name="Deliveries">
/// Events of the replayed cases times the parties each one names, counted in the ledger.
/// </param>
internal sealed record Checked(IReadOnlyList<string> Differences, long Deliveries);
