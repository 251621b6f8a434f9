using Grid.Cases;
using Grid.Evidence;
using Grid.Posts;
using Grid.Storage;

namespace Grid.Counties.Export;

/// <summary>
/// What moves with a county beside its records: contacts of reporters and holders, and photographs and recordings. Each
/// is in a file of its own that the account alone can read; the file of the records has their hashes.
/// </summary>
internal sealed class CountyBeside(ContactStore contacts, IEvidenceStore evidence, EvidenceWorkshop workshop)
{
    /// <summary>Writes the parts that are asked for beside the file of the records.</summary>
    /// <param name="things">What the records speak of; they were read before, so what is erased stays out.</param>
    public async Task<IReadOnlyList<ExportBeside>> Write(
        string file, IReadOnlyList<string> parts, CountyThings things, CancellationToken stop)
    {
        var written = new List<ExportBeside>();
        foreach (var part in parts)
        {
            var path = ExportBeside.PathOf(part, file);
            var count = part == ExportBeside.Contacts
                ? await WriteContacts(path, things, stop)
                : await EvidenceArchive.Write(path, evidence, things.Evidence, stop);
            written.Add(await ExportBeside.Of(part, count, file, stop));
        }

        return written;
    }

    /// <summary>
    /// Stores the parts of a county that was checked, before its records: what a record names is here then.
    /// </summary>
    /// <returns>Why a part is not taken; null when all are here.</returns>
    public async Task<string?> TakeIn(string file, IReadOnlyList<ExportBeside> parts, CancellationToken stop)
    {
        foreach (var path in parts.Select(part => ExportBeside.PathOf(part.Part, file)))
        {
            if (!path.EndsWith(ExportBeside.Contacts, StringComparison.Ordinal))
            {
                if (await EvidenceArchive.TakeIn(path, evidence, workshop, stop) is { } refused)
                {
                    return refused;
                }

                continue;
            }

            await foreach (var line in File.ReadLinesAsync(path, stop))
            {
                await Keep(ContactLine.Read(line));
            }
        }

        return null;
    }

    /// <summary>A person who can be reached here already keeps that contact.</summary>
    private Task Keep(ContactLine line) => line switch
    {
        { Case: { } id, Concerned: { } persons } => contacts.Keep(ContactStore.OfConcerned(id), persons),
        { Case: { } id } => contacts.Keep(
            ContactStore.OfReporter(id), new ReporterState { Reporter = new(line.Name, line.Phone) }),
        _ => contacts.Keep(
            ContactStore.OfHolder(line.Holder!), new HolderState { Contact = new(line.Name, line.Phone) }),
    };

    private async Task<int> WriteContacts(string path, CountyThings things, CancellationToken stop)
    {
        var count = 0;
        await using var file = new StreamWriter(PrivateFiles.New(path));
        foreach (var id in (await contacts.Reporters()).Where(things.Cases.Contains).Order())
        {
            var kept = await contacts.Read<ReporterState>(ContactStore.OfReporter(id));
            await Line(kept?.Reporter is { } reporter ? new(reporter.Name, reporter.Phone, Case: id) : null);
        }

        foreach (var id in (await contacts.Concerned()).Where(things.Cases.Contains).Order())
        {
            var kept = await contacts.Read<ConcernedState>(ContactStore.OfConcerned(id));
            await Line(kept is null ? null : new(null, null, Case: id, Concerned: kept));
        }

        foreach (var code in things.Holders)
        {
            var kept = await contacts.Read<HolderState>(ContactStore.OfHolder(code));
            await Line(kept?.Contact is { } holder ? new(holder.Name, holder.Phone, Holder: code) : null);
        }

        return count;

        async Task Line(ContactLine? line)
        {
            if (line is not null)
            {
                count++;
                await file.WriteAsync($"{line.Written()}\n".AsMemory(), stop);
            }
        }
    }
}
