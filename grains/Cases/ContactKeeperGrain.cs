using Grid.City;
using Grid.Foundation;
using Grid.ReadModel;
using Grid.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Cases;

/// <inheritdoc cref="IContactKeeperGrain"/>
/// <remarks>
/// Once a day it looks at every contact there is. What it cannot erase now it finds again at the next look; nothing is
/// lost with it.
/// </remarks>
[GrainType("contact-keeper")]
internal sealed partial class ContactKeeperGrain(
    ContactList contacts,
    ReadModelStore lists,
    CityClock clock,
    TimeProvider machine,
    IOptions<ContactOptions> options,
    ILogger<ContactKeeperGrain> log
) : Grain, IContactKeeperGrain, IRemindable
{
    /// <summary>Who a case says erased the contact.</summary>
    public const string By = "contact-keeper";

    private const string Awake = "awake";
    private const int AtOnce = 64;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1),
        Beat = TimeSpan.FromMinutes(10),
        Again = TimeSpan.FromHours(1);

    // A report is recorded, or not at all, within seconds of its contact.
    private static readonly TimeSpan Unclaimed = TimeSpan.FromDays(1);

    private DateTimeOffset? next; // by the city's clock
    private bool reminded;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Tick, new() { DueTime = Beat / 10, Period = Beat, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask; // awake

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask; // awake

    public async Task PassUntil(DateTimeOffset now)
    {
        if (next is { } later && now < later && later - now <= Every)
        {
            return;
        }

        next = now + Again; // should something stop it now
        if (clock.Driven)
        {
            RequestContext.Set(DrivenTime.Context, now.UtcTicks);
        }

        var kept = await contacts.Reporters();
        var over = await lists.Over([.. kept.Keys], now - options.Value.Keep);
        var failed = 0;
        foreach (var some in over.Chunk(AtOnce))
        {
            var gone = await Task.WhenAll(some.Select(id => LetGo(id, machine.GetUtcNow() - kept[id] > Unclaimed)));
            failed += gone.Count(static done => !done);
        }

        next = failed > 0 ? now + Again : now + Every;
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
        reminded = false; // at the next beat
    }

    private async Task<bool> LetGo(Guid id, bool unclaimed)
    {
        try
        {
            await GrainFactory.GetGrain<ICaseKeeping>(id).LetReporterGo(options.Value.Keep, unclaimed);
            return true;
        }
        catch (Exception wrong)
        {
            LogKept(wrong, id);
            return false;
        }
    }
}

/// <summary>Erases contacts of reporters whose term is over. One for a city; key: 0.</summary>
[Alias("grid.contact.keeper"), GrainInterfaceType("grid.contact.keeper")]
internal interface IContactKeeperGrain : IGrainWithIntegerKey
{
    /// <summary>Returns when it is awake.</summary>
    [Alias("wake")] Task Wake();

    /// <summary>In a driven city: what was to be erased by then is, unless it looked within the last day.</summary>
    [Alias("passUntil"), ResponseTimeout("00:00:30")] Task PassUntil(DateTimeOffset now);
}
