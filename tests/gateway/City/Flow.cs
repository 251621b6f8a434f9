using System.Collections.Concurrent;
using System.Net;

namespace Grid.Tests.Gateway.City;

/// <summary>
/// A flow of reports and steps of the loop through one door, from several senders who do as real ones do: every request
/// has a key of its own, what is not answered is sent again, and every answer is kept as a receipt.
/// </summary>
internal sealed class Flow(ServerProcess door, int seed)
{
    /// <summary>The city time at which the flow begins, a Monday morning.</summary>
    public static readonly DateTimeOffset Monday = new(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8));

    private const int Senders = 6;
    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly string[] Classes = ["01-10", "02-03", "04-05", "04-09", "06-99"];

    /// <summary>The ways that a case can go; a sender takes any part of one.</summary>
    private static readonly (string Verb, string More, string Type, string Stage)[][] Ways =
    [
        [
            ("verify", "", "case.verified", "verified"),
            ("file", "", "case.filed", "filed"),
            ("dispatch", "", "case.dispatched", "dispatched"),
            ("accept", "", "case.accepted", "accepted"),
            ("handle", "", "case.handled", "handled"),
            ("check", ", \"passed\": true", "case.checked", "checked"),
            ("close", "", "case.closed", "closed"), ("feedback", "", "case.fedBack", "fedBack"),
        ],
        [
            ("file", "", "case.filed", "filed"),
            ("dispatch", "", "case.dispatched", "dispatched"),
            ("handle", "", "case.handled", "handled"),
            ("check", ", \"passed\": false", "case.checked", "accepted"),
            ("handle", "", "case.handled", "handled"),
            ("check", ", \"passed\": true", "case.checked", "checked"),
            ("close", "", "case.closed", "closed"), ("reopen", ", \"reason\": \"又摆出来了\"", "case.reopened", "filed"),
        ],
        [("verify", "", "case.verified", "verified"), ("refuse", ", \"reason\": \"不属实\"", "case.refused", "refused")],
        [("file", "", "case.filed", "filed"), ("void", ", \"reason\": \"重复录入\"", "case.voided", "voided")],
    ];

    private readonly ConcurrentQueue<Receipt> receipts = [];
    private readonly CancellationTokenSource closing = new();
    private Task running = Task.CompletedTask;
    private int answered;
    private int unanswered;

    /// <summary>The receipts of the cases for which the city answered.</summary>
    public IReadOnlyCollection<Receipt> Receipts => receipts;

    public void Begin() => running = Task.WhenAll(Enumerable.Range(0, Senders).Select(Send));

    /// <summary>Waits until the city has answered so many more requests, or a sender has failed.</summary>
    public async Task Reach(int more)
    {
        var goal = answered + more;
        await Wait.Until(
            () => Task.FromResult(answered >= goal || running.IsFaulted),
            LongestAway,
            () => $"Seed {seed}: {answered} of {goal} answers after {LongestAway}.\n{door.Log}");
        if (running.IsFaulted)
        {
            await running;
        }
    }

    /// <summary>
    /// No sender begins anything new; what was begun is sent until it is answered. By then the flow has seen what it
    /// came for.
    /// </summary>
    public async Task End()
    {
        await closing.CancelAsync();
        await running;
        closing.Dispose();
        Assert.True(unanswered > 0, "Something died and nobody noticed.");
        Assert.Contains(receipts, static receipt => receipt.JoinedTo is not null);
        Assert.Superset(
            new HashSet<string>
            {
                "case.verified",
                "case.accepted",
                "case.fedBack",
                "case.reopened",
                "case.refused",
                "case.voided",
            },
            receipts.SelectMany(static receipt => receipt.Steps).Select(static step => step.Type).ToHashSet());
    }

    public override string ToString() =>
        $"Seed {seed}: {answered} answers on {receipts.Count} reports, {unanswered} requests sent again.";

    private async Task Send(int sender)
    {
        var dice = new Random((seed * 100) + sender);
        for (var number = 0; !closing.IsCancellationRequested; number++)
        {
            var key = $"{seed}-{sender}-{number}";
            var reported = await Ask(
                "/v1/reports",
                key,
                $$"""
                { "class": "{{Pick(Classes, dice)}}", "lon": {{110.021 + (dice.Next(8) * 0.0024)}},
                  "lat": {{35.021 + (dice.Next(8) * 0.0024)}}, "description": "{{key}}" }
                """);
            var receipt = new Receipt(reported.Json);
            receipts.Enqueue(receipt);
            if (receipt.JoinedTo is null)
            {
                await Lead(receipt, key, dice);
            }
        }
    }

    private async Task Lead(Receipt receipt, string key, Random dice)
    {
        var way = Pick(Ways, dice);
        foreach (var (verb, more, type, stage) in way.Take(dice.Next(way.Length + 1)))
        {
            if (closing.IsCancellationRequested)
            {
                return;
            }

            var command = $"{key}-{receipt.Steps.Count + 1}";
            var times = dice.Next(8) == 0 ? 2 : 1; // a sender that did not trust its answer
            for (var time = 0; time < times; time++)
            {
                var answer = await Ask(
                    $"/v1/cases/{receipt.Id}/{verb}",
                    command,
                    $$"""{ "by": "desk-1", "note": "{{command}}"{{more}} }""");
                Assert.True(
                    answer.Json.GetProperty("stage").GetString() == stage,
                    $"Seed {seed}: {verb} of {receipt.Id} as {command} was answered {answer.Text}");
                if (time == 0)
                {
                    receipt.Steps.Add(new(type, command, answer.Json.GetProperty("ledgerPosition").GetString()!));
                    receipt.Stage = stage;
                }
            }
        }
    }

    private async Task<Answer> Ask(string path, string key, string body)
    {
        Answer? answer = null;
        await Wait.Until(
            async () =>
            {
                answer = await Try(path, key, body);
                Interlocked.Add(ref unanswered, answer is null ? 1 : 0);
                return answer is not null;
            },
            LongestAway,
            () => $"Seed {seed}: {path} as {key} was not answered for {LongestAway}.\n{door.Log}");
        Assert.True(
            answer!.Status is HttpStatusCode.OK or HttpStatusCode.Created,
            $"Seed {seed}: {path} as {key} was answered {answer.Status} {answer.Text}\n{door.Log}");
        Interlocked.Increment(ref answered);
        await Task.Delay(Breath, TimeProvider.System); // senders keep the pace of people
        return answer;
    }

    /// <returns>Null when no answer came, or the city said that it is away.</returns>
    private async Task<Answer?> Try(string path, string key, string body)
    {
        try
        {
            var answer = await door.Send(HttpMethod.Post, path, Monday, body, headers: ("Idempotency-Key", key));
            return answer.Status == HttpStatusCode.ServiceUnavailable ? null : answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static T Pick<T>(T[] from, Random dice) => from[dice.Next(from.Length)];
}
