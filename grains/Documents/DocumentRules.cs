using System.Diagnostics;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>
/// The life of an issued document. Pure: state, command, the rows in force and time in; events or a refusal out. Its
/// words and its bytes do not change; what changes is how it was served.
/// </summary>
internal static class DocumentRules
{
    /// <param name="row">The row of the method on the day of service; null where none allows it.</param>
    public static Decision<DocumentEvent> Decide(
        DocumentState state,
        DocumentBrief brief,
        ServeDocument command,
        ServiceRow? row,
        WorkingCalendar calendar,
        DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<DocumentEvent>(content);
        }

        var last = state.Services is [.., var latest] ? latest : null;
        var again = last?.Method == command.Method && (command.At is null || command.At == last.At);
        if (again && state.Status == DocumentStatus.Served)
        {
            return Decision<DocumentEvent>.Nothing;
        }

        var at = again ? last!.At : command.At ?? now;
        if (Refuse(state, brief, command, at, now) is { } refused)
        {
            return refused;
        }

        if (row is null)
        {
            return Refusal.Forbidden(
                "document.serviceMethod",
                $"Nothing lets a document be served by the method {command.Method} on {calendar.DayOf(at):yyyy-MM-dd}. "
                + "GET /v1/tables/{county}/services lists the methods.",
                "services");
        }

        if (Missing(command, row) is { } missing)
        {
            return missing;
        }

        var service = new DocumentService(
            command.Method,
            at,
            CountsFrom(row, at, command.Received, calendar),
            command.By,
            command.Witness,
            command.Consent,
            command.Reason,
            row.Source);
        if (again && service.CountsFrom is null)
        {
            return Decision<DocumentEvent>.Nothing; // the receipt is still not back
        }

        return new DocumentServed(service)
        {
            Brief = brief,
            At = now,
            By = command.By,
            Command = command.Command,
            Content = content,
        };
    }

    public static Decision<DocumentEvent> Decide(
        DocumentState state, DocumentBrief brief, WithdrawDocument command, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<DocumentEvent>(content);
        }

        return state.Withdrawn is not null
            ? Decision<DocumentEvent>.Nothing
            : new DocumentWithdrawn(command.Reason)
            {
                Brief = brief,
                At = now,
                By = command.By,
                Command = command.Command,
                Content = content,
            };
    }

    public static DocumentState Apply(DocumentState state, GridEvent happened)
    {
        var after = happened switch
        {
            DocumentServed e => state with { Services = [.. state.Services, e.Service] },
            DocumentWithdrawn e => state with { Withdrawn = e },
            _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
        };
        return happened.Command is { } command
            ? after with { Commands = after.Commands.SetItem(command, Did(happened)) }
            : after;
    }

    /// <summary>
    /// When a method of service counts: at the time of the receipt where it needs one (null until it is back), at the
    /// end of its last day where it has days, of which the first is not counted, else at once.
    /// </summary>
    public static DateTimeOffset? CountsFrom(
        ServiceRow row, DateTimeOffset at, DateTimeOffset? received, WorkingCalendar calendar)
    {
        if (row.Needs.Contains(ServiceNeed.Receipt))
        {
            return received;
        }

        return row.Days == 0 ? at : calendar.At(calendar.DayOf(at).AddDays(row.Days + 1), TimeOnly.MinValue);
    }

    private static Refusal? Refuse(
        DocumentState state, DocumentBrief brief, ServeDocument command, DateTimeOffset at, DateTimeOffset now)
    {
        if (state.Withdrawn is { } withdrawn)
        {
            return Refusal.Conflict(
                "document.withdrawn",
                $"{brief.Number} was withdrawn at {withdrawn.At:O}. Issue another document.");
        }

        if (at > now || command.Received > now)
        {
            return Refusal.Invalid(
                "document.serviceAhead", $"It is {now:O}: a service that is to come is not recorded.");
        }

        if (at < brief.IssuedAt || command.Received < at)
        {
            return Refusal.Invalid(
                "document.serviceEarly",
                $"{brief.Number} was issued at {brief.IssuedAt:O}. It is served after that, and received after it "
                + "is sent.");
        }

        return state.ServedAt is { } served
            ? Refusal.Conflict("document.served", $"{brief.Number} counts as served from {served:O} already.")
            : null;
    }

    private static Refusal? Missing(ServeDocument command, ServiceRow row)
    {
        foreach (var need in row.Needs)
        {
            var (given, words) = need switch
            {
                ServiceNeed.Witness => (command.Witness, "\"witness\", the code of a witness or a recording"),
                ServiceNeed.Consent => (command.Consent, "\"consent\", the signed consent to electronic service"),
                ServiceNeed.Reason => (command.Reason, "\"reason\", why it could be served by no other method"),
                _ => ("", ""), // the receipt comes later
            };
            if (given is null)
            {
                return Refusal.Forbidden(
                    "document.serviceNeeds", $"The method {row.Method} does not count without {words}.", row.Source);
            }
        }

        return null;
    }

    private static ExecutedCommand? Before(DocumentState state, string? command) =>
        command is null ? null : state.Commands.GetValueOrDefault(command);

    private static ExecutedCommand Did(GridEvent happened) => new(
        happened is DocumentServed ? "record the service of the document" : "withdraw the document",
        happened.By,
        happened.At,
        happened.Content);
}
