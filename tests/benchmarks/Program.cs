using System.CommandLine;
using Grid.Benchmarks.Inside;
using Grid.Benchmarks.Reads;
using Grid.Benchmarks.SideBySide;

var time = TimeProvider.System;
var root = new RootCommand(
    "Measures the city side by side with the plain design and with the limit of its store, in turn on the same machine "
    + "in the same run. Say -c Release; docs/benchmarks/README.md says more.")
{
    RunCommand.Create(
        "intake",
        "Reports accepted and durable a second, through the gateway, on PostgreSQL. "
        + "The last line reads: intake ratio R (ours A/s, plain B/s, limit C/s).",
        time,
        IntakeRun.Run),
    RunCommand.Create(
        "loop", "The whole loop of a case: a report and seven commands, beside the plain design.", time, LoopRun.Run),
    RunCommand.Create(
        "correct",
        "A correction to another class beside a dispatch. "
        + "The last line reads: correct ratio R (correction A µs, dispatch B µs).",
        time,
        CorrectRun.Run),
    RunCommand.Create(
        "obligations",
        "One party's open obligations read, beside the plain design's query and a bare grain call.",
        time,
        ObligationsRun.Run),
    RunCommand.Create(
        "latency",
        "Acknowledgement at light load beside one durable commit, on both stores; from acknowledgement to the last party at half load.",
        time,
        LatencyRun.Run),
    RunCommand.Create(
        "ledger",
        "Durable rows a second of the ledger's writer alone, beside bare inserts of the same rows.",
        time,
        LedgerRun.Run),
    RunCommand.Create(
        "micro", "The small things that every report needs, one by one (BenchmarkDotNet).", time, MicroRun.Run),
    RunCommand.Create(
        "memory", "Managed memory of an idle party, all told, with a million awake.", time, MemoryRun.Run),
    RunCommand.Create(
        "restart",
        "A city of a million parties and a million open obligations ended, killed, and started again.",
        time,
        RestartRun.Run),
    RunCommand.Create(
        "clocks",
        "A million open clocks in one silo: memory, and how late deadlines are at 2,000 due a second, also when the silo dies on the way.",
        time,
        ClocksRun.Run),
    RunCommand.Create(
        "counties",
        "A report in a region of a hundred counties beside a city of one; start, memory, and a county added. "
        + "The last line reads: counties ratio R (1: A µs, 100: B µs).",
        time,
        CountiesRun.Run),
    RunCommand.Create(
        "sync",
        "43,000 dogs of a foreign register synchronised with a city, again and again. "
        + "The last line reads: sync again S s, N records of M.",
        time,
        SyncRun.Run),
    RunCommand.Create(
        "places",
        "An address among 100,000, by whole and by parts. "
        + "The last line reads: places found in A ms, the slowest B ms.",
        time,
        PlacesRun.Run),
    RunCommand.Create(
        "photos",
        "200 photographs of 5 MB, one after the other: time, and memory of the city's process. "
        + "The last line reads: photos memory D MiB from 20 to 200.",
        time,
        PhotosRun.Run),
    RunCommand.Create(
        "hot",
        "What a report costs where one segment holds more and more open cases (--records, 100 000 when quick). "
        + "The last line reads: hot ratio R (first A µs, at N held B µs).",
        time,
        HotRun.Run),
    RunCommand.Create(
        "reads",
        "Every list, filter, sort, map, search and total of the door over many cases (--cases, 280 000 unless said). "
        + "The last line reads: reads worst p99 M ms (NAME).",
        time,
        ReadsRun.Run),
    RunCommand.Create(
        "bulk",
        "Reports of requests with five hundred lines, beside the same reports one a request. "
        + "The last line reads: bulk ratio R (bulk A/s, single B/s).",
        time,
        BulkRun.Run),
    RunCommand.Create(
        "growth", "What a report costs as the city grows in parties and in records.", time, GrowthRun.Run),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? await parsed.InvokeAsync() | 2 : await parsed.InvokeAsync();
