using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>Enters one record; while the city is away it tries a few times, with a longer pause before each.</summary>
internal sealed partial class EntryAttempts(TimeProvider clock, ILogger<EntryAttempts> log)
{
    /// <summary>The most attempts for one record.</summary>
    public const int Most = 6;

    /// <summary>The pause after an attempt, counted from 1.</summary>
    public Task Pause(int attempt, CancellationToken stop) =>
        Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), clock, stop);

    /// <summary>Enters one record and answers it.</summary>
    /// <param name="line">The line of the record.</param>
    /// <param name="enter">Enters it; every attempt has the same command id.</param>
    public Task<ImportLine> Enter(
        int line,
        EntityRef entry,
        Func<Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)>> enter,
        CancellationToken stop)
    {
        return Enter(line, entry, Entered, stop);

        async Task<Outcome<ImportLine>> Entered()
        {
            var (entered, faults) = await enter();
            if (faults.Count > 0)
            {
                return ImportLine.Refused(line, entry.Key, faults);
            }

            return entered.Value is { } view
                ? new ImportLine(line, entry.Key, Result(view.Change), view.Version > 0 ? view.Version : null)
                : entered.Refusal!;
        }
    }

    /// <summary>Enters one record and answers it.</summary>
    /// <param name="line">The line of the record.</param>
    /// <param name="enter">Enters it and says what became of it; every attempt is the same command.</param>
    public async Task<ImportLine> Enter(
        int line, EntityRef entry, Func<Task<Outcome<ImportLine>>> enter, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            Refusal refusal;
            try
            {
                var entered = await enter();
                if (entered.Value is { } answer)
                {
                    return answer;
                }

                refusal = entered.Refusal!;
            }
            catch (Exception exception) when (CityUnavailable.Is(exception))
            {
                refusal = Refusal.Busy("city.away", "The city did not answer; send this record again.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Broke(exception, entry);
                refusal = Refusal.Busy("door.broken", "Something broke on our side; it is in the log.");
                attempt = Most;
            }

            if (refusal.Kind != RefusalKind.Busy || attempt >= Most)
            {
                return new(
                    line,
                    entry.Key,
                    ImportResult.Refused,
                    Code: refusal.Code,
                    Detail: refusal.Message,
                    Passing: refusal.Kind == RefusalKind.Busy,
                    Other: refusal.Other is { } other && other.Kind == entry.Kind ? other.Key : null);
            }

            await Pause(attempt, stop);
        }
    }

    private static ImportResult Result(RegisterChange change) => change switch
    {
        RegisterChange.Created => ImportResult.Created,
        RegisterChange.Updated => ImportResult.Updated,
        _ => ImportResult.Unchanged,
    };
}
