using Grid.Counties;
using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Worklists;

namespace Grid.Clocks;

/// <summary>What posts owe of the ladders and penalty files of the partition.</summary>
internal sealed partial class ClockShardGrain
{
    private async Task Apply(KeptFile before, LedgerRecord record, Region region)
    {
        try
        {
            var happened = EventCodec.Read(record);
            var after = before.Apply(happened);
            var county = region.Of(after.County);
            Count(
                before.Ended(
                    before.Steps(record.Source, county), after.Steps(record.Source, county), happened),
                county);
            Keep(record.Source, after, region);
        }
        catch (Exception wrong) when (!TransientFaults.IsTransient(wrong))
        {
            await DeadLetters.Add(StoredParty.Read(record.Source), record.Position, wrong);
            LogDeadLetter(wrong, KeptFile.IdOf(record.Source), record.Position);
            State.Files.Remove(record.Source);
            owed.Set(KeptFile.IdOf(record.Source), "", []);
        }
    }

    /// <summary>Reads a file again of which a record could not be read before.</summary>
    private async Task KeepAgain(DeadLetter letter)
    {
        var source = letter.Party.Kind == EntityKind.None ? letter.Party.Key : letter.Party.ToString();
        var happened = (await ledger.ReadSource(source))
            .Where(record => record.Position.Position <= State.Seen)
            .Select(EventCodec.Read);
        Keep(
            source,
            happened.Aggregate(KeptFile.Of(source)!, static (file, one) => file.Apply(one)),
            registers.Current);
        unsaved++;
    }

    private void Keep(string source, KeptFile file, Region region)
    {
        if (file.IsIdle)
        {
            State.Files.Remove(source);
            owed.Set(KeptFile.IdOf(source), "", []);
        }
        else
        {
            State.Files[source] = file;
            Owe(source, file, region);
        }
    }

    private void Owe(string source, KeptFile file, Region region)
    {
        var county = region.Of(file.County);
        owed.Set(
            KeptFile.IdOf(source),
            county.Code ?? "",
            county.Rules.IsServedElsewhere ? [] : file.Steps(source, county));
    }
}
