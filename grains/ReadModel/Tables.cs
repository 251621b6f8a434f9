using System.Text.Json;
using Grid.Ledger;
using Grid.Penalties;
using Grid.Standing;

namespace Grid.ReadModel;

/// <summary>
/// The tables of the read model, column by column, as the migrations make them. That of the cases is in
/// <see cref="CaseColumns"/>.
/// </summary>
internal static class Tables
{
    /// <summary>
    /// Rows are ordered by party and status, so that the open ones of a party lie together, however many have ended.
    /// </summary>
    public static readonly Table<ObligationRow> Obligations = new Table<ObligationRow>("obligations")
        .Key("party", static row => row.Party.ToString())
        .Key("status", static row => (int)row.Held.Status)
        .Key("since", static row => StoredTime.Stored(row.Held.Since))
        .Key("case_id", static row => row.Held.Case)
        .Changing("role", static row => (int)row.Held.Role)
        .Changing("rule", static row => row.Held.Rule)
        .Changing("due", static row => StoredTime.Stored(row.Held.RunsUntil))
        .Changing("provisional", static row => row.Held.RunsUntil is null ? null : row.Held.Provisional)
        .Changing("ended", static row => StoredTime.Stored(row.Held.Ended))
        .Changing("notice", static row => row.Held.Notice is { } notice ? Text(notice) : null);

    public static readonly Table<CasePartyRow> Parties = new Table<CasePartyRow>("case_parties")
        .Key("party", static row => row.Party.ToString())
        .Key("reported", static row => StoredTime.Stored(row.Reported))
        .Key("case_id", static row => row.Case);

    public static readonly Table<CaseWordsRow> Words = new Table<CaseWordsRow>("case_words")
        .Once("case_id", static row => row.Case)
        .Once("words", static row => row.Words);

    public static readonly Table<NoticeRow> Notices = new Table<NoticeRow>("notices")
        .Key("party", static row => row.Line.Party.ToString())
        .Key("at", static row => StoredTime.Stored(row.Line.At))
        .Key("partition", static row => row.Line.Position.Partition)
        .Key("position", static row => row.Line.Position.Position)
        .Once("holder", static row => row.Line.Holder)
        .Once("notice", static row => Text(row.Line));

    public static readonly Table<DisputeRow> Disputes = new Table<DisputeRow>("disputes")
        .Key("case_id", static row => row.Case)
        .Changing("coordination", static row => row.Dispute.Coordination)
        .Changing("waiting", static row => row.Dispute.Waiting)
        .Changing("since", static row => StoredTime.Stored(row.Dispute.Since))
        .Changing("due", static row => StoredTime.Stored(row.Dispute.Due));

    public static readonly Table<LetterRow> Letters = new Table<LetterRow>("letters")
        .Key("case_id", static row => row.Case)
        .Key("number", static row => row.Letter.Number)
        .Once("kind", static row => (int)row.Letter.Kind)
        .Once("addressee", static row => row.Letter.To)
        .Once("department", static row => row.Letter.Department?.Key)
        .Once("reason", static row => row.Letter.Reason)
        .Once("sent_at", static row => StoredTime.Stored(row.Letter.At))
        .Once("sent_by", static row => row.Letter.By)
        .Changing("acknowledged_at", static row => StoredTime.Stored(row.Letter.AcknowledgedAt))
        .Changing("acknowledged_by", static row => row.Letter.AcknowledgedBy)
        .Changing("find", static row => row.Letter.Find is { } find ? Text(find) : null);

    public static readonly Table<DocumentLineRow> Documents = new Table<DocumentLineRow>("documents")
        .Key("id", static row => row.Line.Document.Id)
        .Once("county", static row => row.Line.Document.County)
        .Once("party", static row => row.Line.Document.Party)
        .Once("kind", static row => row.Line.Document.Kind)
        .Once("number", static row => row.Line.Document.Number)
        .Once("case_id", static row => row.Line.Document.Case)
        .Once("issued_at", static row => StoredTime.Stored(row.Line.Document.IssuedAt))
        .Once("brief", static row => Text(row.Line.Document))
        .Changing("status", static row => (int)row.Line.Status)
        .Changing("served_at", static row => StoredTime.Stored(row.Line.ServedAt));

    /// <summary>
    /// One row for each partition with cases that the party answers for, so that partitions never wait for each other.
    /// </summary>
    public static readonly Table<FiguresRow> Figures = new Table<FiguresRow>("party_figures")
        .Key("party", static row => row.Party.ToString())
        .Key("partition", static row => row.Partition)
        .Adding("raised", static row => row.Moved.Raised)
        .Adding("open", static row => row.Moved.Open)
        .Adding("discharged", static row => row.Moved.Discharged)
        .Adding("discharged_late", static row => row.Moved.DischargedLate)
        .Adding("lapsed", static row => row.Moved.Lapsed)
        .Adding("reworked", static row => row.Moved.Reworked)
        .Adding("returned", static row => row.Moved.Returned)
        .Adding("dispatched", static row => row.Moved.Dispatched)
        .Adding("accepted", static row => row.Moved.Accepted)
        .Adding("returns_upheld", static row => row.Moved.ReturnsUpheld)
        .Adding("returns_overruled", static row => row.Moved.ReturnsOverruled);

    /// <summary>What each hot party has open in each cell, one row for each partition.</summary>
    public static readonly Table<PartyCellRow> Cells = new Table<PartyCellRow>("party_cells")
        .Key("party", static row => row.Party.ToString())
        .Key("cell", static row => row.Cell)
        .Key("partition", static row => row.Partition)
        .Adding("open", static row => row.Open);

    /// <summary>What stands in each stage, one row for each partition, as the figures of parties.</summary>
    public static readonly Table<CaseFiguresRow> CaseFigures = new Table<CaseFiguresRow>("case_figures")
        .Key("counted", static row => row.Counted)
        .Key("key", static row => row.Key)
        .Key("partition", static row => row.Partition)
        .Key("stage", static row => (int)row.Stage)
        .Key("joined", static row => row.Joined)
        .Adding("cases", static row => row.Moved.Cases)
        .Adding("in_time", static row => row.Moved.InTime)
        .Adding("late", static row => row.Moved.Late)
        .Adding("again", static row => row.Moved.Again)
        .Adding("taken", static row => row.Moved.Taken);

    public static readonly Table<RegisterRow> Registers = new Table<RegisterRow>("registers")
        .Key("entry", static row => row.Entry.ToString())
        .Changing("version", static row => row.Version)
        .Changing("partition", static row => row.At.Partition)
        .Changing("position", static row => row.At.Position)
        .Changing("county", static row => row.Data.County)
        .Changing("data", static row => Text(row.Data));

    public static readonly Table<NamingRow> RegisterNames = new Table<NamingRow>("register_names")
        .Key("party", static row => row.Party.ToString())
        .Key("entry", static row => row.Entry.ToString())
        .Changing("partition", static row => row.At.Partition)
        .Changing("position", static row => row.At.Position);

    /// <summary>The cases that are not the first of their problem. A case without such a row costs nothing.</summary>
    public static readonly Table<RecurrenceRow> Recurrences = new Table<RecurrenceRow>("recurrences")
        .Key("case_id", static row => row.Case)
        .Changing("problem", static row => row.Recurrence.Problem)
        .Changing("problem_place", static row => row.Recurrence.Place.ToString())
        .Changing("recurrence", static row => row.Recurrence.Number);

    /// <summary>The cases with a sender's number, without a place or class, on a border, or taken over.</summary>
    public static readonly Table<UnclearRow> Unclear = new Table<UnclearRow>("unclear")
        .Key("case_id", static row => row.Case)
        .Changing("sender_number", static row => row.Number)
        .Changing("unplaced", static row => row.Unplaced)
        .Changing("unclassified", static row => row.Unclassified)
        .Changing("also_near", static row => row.AlsoNear)
        .Changing("taken_from", static row => row.TakenFrom);

    /// <summary>A row for each complaint that a mark rests on.</summary>
    public static readonly Table<MarkRow> Marks = new Table<MarkRow>("marks")
        .Key("place", static row => row.Mark.Place.ToString())
        .Key("mark", static row => row.Mark.Number)
        .Key("report", static row => row.Report)
        .Changing("rule", static row => row.Mark.Rule)
        .Changing("kind", static row => (int?)row.Mark.Kind)
        .Changing("classes", static row => string.Join('|', row.Mark.Classes))
        .Changing("lon", static row => row.Mark.Point.Lon)
        .Changing("lat", static row => row.Mark.Point.Lat)
        .Changing("metres", static row => row.Mark.Metres)
        .Changing("case_id", static row => row.Mark.Case)
        .Changing("since", static row => StoredTime.Stored(row.Mark.Since))
        .Changing("ends", static row => StoredTime.Stored(row.Mark.Until))
        .Changing("look_back", static row => row.Mark.LookBackDays)
        .Changing("partition", static row => row.At.Partition)
        .Changing("position", static row => row.At.Position);

    public static readonly Table<LiftedRow> Lifted = new Table<LiftedRow>("lifted")
        .Key("party", static row => row.Party.ToString())
        .Key("mark", static row => row.Mark)
        .Key("case_id", static row => row.Case)
        .Changing("at", static row => StoredTime.Stored(row.At));

    public static readonly Table<LadderStepRow> LadderSteps = new Table<LadderStepRow>("ladder_steps")
        .Key("party", static row => row.Party.ToString())
        .Key("step", static row => row.Step.Number)
        .Changing("holder", static row => row.Party.KindName)
        .Changing("rung", static row => (int)row.Step.Rung)
        .Changing("kind", static row => (int)row.Step.Kind)
        .Changing("class", static row => row.Step.Class)
        .Changing("county", static row => row.Step.County)
        .Changing("found", static row => StoredTime.Stored(row.Step.Found))
        .Changing("due", static row => StoredTime.Stored(row.Step.Due))
        .Changing("taken_by", static row => row.Step.By)
        .Changing("case_id", static row => row.Step.Case)
        .Changing("procedure", static row => (int?)row.Step.Procedure)
        .Changing("operation", static row => row.Step.Operation)
        .Changing("subdistrict", static row => row.Step.Subdistrict);

    public static readonly Table<LadderEndRow> LadderEnds = new Table<LadderEndRow>("ladder_ends")
        .Key("party", static row => row.Party.ToString())
        .Key("step", static row => row.Step)
        .Key("looked", static row => row.Result is null ? 0 : 1)
        .Changing("result", static row => (int?)row.Result)
        .Changing("at", static row => StoredTime.Stored(row.At));

    /// <summary>行政处罚案卷: penalty files as they stand after their latest event.</summary>
    public static readonly Table<PenaltyBrief> Penalties = new Table<PenaltyBrief>("penalties")
        .Key("id", static row => row.Id)
        .Changing("opened", static row => StoredTime.Stored(row.OpenedAt))
        .Changing("county", static row => row.County)
        .Changing("party", static row => row.Party.ToString())
        .Changing("procedure", static row => (int)row.Procedure)
        .Changing("stage", static row => (int)row.Stage)
        .Changing("decided", static row => row.DecidedAt is not null)
        .Changing("case_id", static row => row.Case)
        .Changing("decided_at", static row => row.IsAnnulled ? null : StoredTime.Stored(row.DecidedAt))
        .Changing("subdistrict", static row => row.Subdistrict)
        .Changing("operation", static row => row.Operation)
        .Changing("brief", static row => Text(row));

    /// <summary>门前三包责任牌: the colour of each party's plate in each month.</summary>
    public static readonly Table<StandingRated> Plates = new Table<StandingRated>("plates")
        .Key("party", static row => row.Party.ToString())
        .Key("month", static row => PlateQuery.MonthOf(row.Period))
        .Changing("county", static row => row.County)
        .Changing("colour", static row => row.Colour)
        .Changing("score", static row => row.Score);

    public static readonly Table<DeadLetterRow> DeadLetters = new Table<DeadLetterRow>("set_aside")
        .Key("partition", static row => row.At.Partition)
        .Key("position", static row => row.At.Position)
        .Once("source", static row => row.Source)
        .Once("happened", static row => StoredTime.Stored(row.Happened))
        .Once("reason", static row => row.Reason);

    /// <summary>Every table, for a rebuild that empties them.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "cases",
        "obligations",
        "case_parties",
        "case_words",
        "notices",
        "party_figures",
        "party_cells",
        "case_figures",
        "registers",
        "register_names",
        "recurrences",
        "unclear",
        "marks",
        "lifted",
        "ladder_steps",
        "ladder_ends",
        "disputes",
        "letters",
        "penalties",
        "plates",
        "documents",
        "set_aside",
        "read_to",
    ];

    /// <summary>Reads and writes documents as the ledger does its text.</summary>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, EventCodec.Json)!;

    private static string Text<T>(T document) => JsonSerializer.Serialize(document, EventCodec.Json);
}
