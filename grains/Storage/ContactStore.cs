using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>
/// Reads and writes contacts without a silo, for the commands that move a county. The rows are those of the grains that
/// keep a contact.
/// </summary>
internal sealed class ContactStore(IServiceProvider services, StoreOptions store, ILoggerFactory logs)
{
    private IGrainStorage? opened;

    /// <summary>The contact of the reporter of a case.</summary>
    public static GrainId OfReporter(Guid id) =>
        GrainId.Create(GrainType.Create("reporter"), GrainIdKeyExtensions.CreateGuidKey(id));

    /// <summary>Who the persons are whom a case concerns.</summary>
    public static GrainId OfConcerned(Guid id) =>
        GrainId.Create(GrainType.Create("concerned"), GrainIdKeyExtensions.CreateGuidKey(id));

    /// <summary>The contact of a holder of posts, by the code of the person.</summary>
    public static GrainId OfHolder(string code) => GrainId.Create("holder", code);

    /// <summary>The cases that have a contact of their reporter.</summary>
    public async Task<IReadOnlyCollection<Guid>> Reporters() =>
        IsThere ? [.. (await services.GetRequiredService<ContactList>().Reporters()).Keys] : [];

    /// <summary>The cases that keep who the persons are whom they concern.</summary>
    public async Task<IReadOnlyCollection<Guid>> Concerned() =>
        IsThere ? [.. (await services.GetRequiredService<ContactList>().Concerned()).Keys] : [];

    /// <summary>What is kept; null for nothing.</summary>
    public async Task<T?> Read<T>(GrainId grain)
        where T : class, new()
    {
        var state = new GrainState<T>();
        if (IsThere)
        {
            await (await Rows()).ReadStateAsync(NameOf(grain), grain, state);
        }

        return state.RecordExists ? state.State : null;
    }

    /// <summary>Keeps a contact where there is none.</summary>
    public async Task Keep<T>(GrainId grain, T contact)
        where T : class, new()
    {
        var state = new GrainState<T>();
        var rows = await Rows();
        await rows.ReadStateAsync(NameOf(grain), grain, state);
        if (!state.RecordExists)
        {
            state.State = contact;
            await rows.WriteStateAsync(NameOf(grain), grain, state);
        }
    }

    /// <summary>A city of an earlier version, or one that was not started yet, has no store of contacts.</summary>
    private bool IsThere => store is not StoreOptions.Embedded embedded || File.Exists(embedded.ContactsFile);

    // The grains name their state as their type is called.
    private static string NameOf(GrainId grain) => grain.Type.ToString()!;

    private async Task<IGrainStorage> Rows()
    {
        if (opened is null)
        {
            // The provider reads its queries when a silo starts; here nothing else does.
            var start = new SiloLifecycleSubject(logs.CreateLogger<SiloLifecycleSubject>());
            var rows = services.GetRequiredKeyedService<IGrainStorage>(
                StorageServices.RowsOf(StorageServices.Contacts));
            ((ILifecycleParticipant<ISiloLifecycle>)rows).Participate(start);
            await start.OnStart();
            opened = services.GetRequiredKeyedService<IGrainStorage>(StorageServices.Contacts);
        }

        return opened;
    }
}
