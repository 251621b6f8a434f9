using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Storage;
using Microsoft.Extensions.Logging;

namespace Grid.Cases;

/// <inheritdoc cref="IContactKeeperGrain"/>
/// <remarks>
/// Once a day it looks at every contact. A contact that it cannot erase now it finds again at the next look; nothing is
/// lost when the grain ends.
/// </remarks>
[GrainType("contact-keeper")]
internal sealed partial class ContactKeeperGrain(
    ContactList contacts,
    ReadModelStore lists,
    CityClock clock,
    TimeProvider machine,
    RegisterFollower registers,
    ILogger<ContactKeeperGrain> log)
    : Grain, IContactKeeperGrain, IRemindable
{
    /// <summary>The actor that the trace of a case names when the keeper erased the contact.</summary>
    public const string By = "contact-keeper";

    private const string Awake = "awake";
    private const int AtOnce = 64;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1),
        Beat = TimeSpan.FromMinutes(10),
        Again = TimeSpan.FromHours(1);

    // A report is recorded within seconds of its contact, or not at all.
    private static readonly TimeSpan ReportMissingAfter = TimeSpan.FromDays(1);

    private DateTimeOffset? next; // by the city's clock
    private bool reminded;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Tick, new() { DueTime = Beat / 10, Period = Beat, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask; // the call itself activates the grain

    // The call itself activates the grain.
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task PassUntil(DateTimeOffset now)
    {
        if (next is { } later && now < later && later - now <= Every)
        {
            return;
        }

        next = now + Again; // for the case that something stops this look
        clock.ActAt(now);
        var reporters = await contacts.Reporters();
        var failed = await LetGo(
            reporters.Keys,
            PracticeOption.ContactDays,
            now,
            (one, id) => one.LetReporterGo(machine.GetUtcNow() - reporters[id] > ReportMissingAfter));
        failed += await LetGo(
            (await contacts.Concerned()).Keys,
            PracticeOption.ConcernedDays,
            now,
            static (one, _) => one.LetConcernedGo());
        next = failed > 0 ? now + Again : now + Every;
    }

    /// <summary>Erases what the cases keep whose term may be over; returns how many could not.</summary>
    private async Task<int> LetGo(
        IEnumerable<Guid> kept, PracticeOption option, DateTimeOffset now, Func<ICaseKeeping, Guid, Task> letGo)
    {
        // The shortest term of all counties finds every case that may be over; each case goes by its own county.
        var term = registers.Current.Counties.Min(county => county.Length(option, now));
        var over = await lists.Over([.. kept], now - term);
        var failed = 0;
        foreach (var some in over.Chunk(AtOnce))
        {
            var gone = await Task.WhenAll(some.Select(id => IsLetGo(id, letGo)));
            failed += gone.Count(static done => !done);
        }

        return failed;
    }

    private async Task Tick(CancellationToken cancel)
    {
        try
        {
            if (!reminded)
            {
                reminded = true;
                this.KeepAwake(Awake, Unreminded).Ignore();
            }

            if (!clock.Driven)
            {
                await PassUntil(clock.GetUtcNow());
            }
        }
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
        {
            LogHeldUp(wrong);
        }
    }

    private void Unreminded(Exception wrong)
    {
        LogHeldUp(wrong);
        reminded = false; // asked for again at the next beat
    }

    private async Task<bool> IsLetGo(Guid id, Func<ICaseKeeping, Guid, Task> letGo)
    {
        try
        {
            await letGo(GrainFactory.GetGrain<ICaseKeeping>(id), id);
            return true;
        }
        catch (Exception wrong)
        {
            LogKept(wrong, id);
            return false;
        }
    }
}
