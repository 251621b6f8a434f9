
namespace Grid.Chaos.City;

/// <summary>What is broken, whichever it is: one process or many, and what the oracle needs of it.</summary>
internal abstract class ChaosCity : IAsyncDisposable
{
    protected static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>The addresses that clients call.</summary>
    public abstract IReadOnlyList<Uri> Doors { get; }

    public abstract IEnumerable<Member> Members { get; }

    public abstract Task<Book> ReadLedger();

    public abstract Task<ReadModelTables> ReadReadModel();

    /// <summary>The marks of the contacts it keeps.</summary>
    public abstract Task<IReadOnlyList<string>> ReadContacts();

    /// <summary>Runs a command of the silo on the city's stores.</summary>
    public abstract Task<(int Code, string Said)> Command(params string[] arguments);

    /// <summary>Whether some of the tables are made, and most likely not all.</summary>
    public abstract Task<bool> HasSomeTables();

    /// <summary>Starts the members that do not run.</summary>
    public async Task Mend()
    {
        foreach (var member in Members.Where(static member => !member.Process.Runs))
        {
            await member.Process.Kill(); // lets go of one that has ended by itself
            member.Process.Launch();
        }
    }

    /// <summary>Waits until all of it says that it is ready; what ends meanwhile is started again.</summary>
    /// <returns>False when it does not in time.</returns>
    public async Task<bool> Ready(TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await IsReady())
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(Look, TimeProvider.System);
            await Mend();
        }

        return true;
    }

    /// <summary>Whether all of it says now that it is ready.</summary>
    public async Task<bool> IsReady() => (await Task.WhenAll(Members.Select(IsReady))).All(static ready => ready);

    public virtual async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Members.Select(static member => member.Process.DisposeAsync().AsTask()));
        http.Dispose();
    }

    private async Task<bool> IsReady(Member member)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(member.Process.Address, "/health/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
