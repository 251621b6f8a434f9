using Grid.Clocks;
using Grid.Documents;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Tests.Documents.Issued;

/// <summary>When a document counts as served.</summary>
public sealed class DocumentRulesTests
{
    private static readonly WorkingCalendar Calendar =
        new([], [], TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static readonly DateTimeOffset IssuedAt = At("2022-03-01T10:00"), Now = At("2022-06-01T10:00");

    private static readonly DocumentBrief Brief = new(
        "330424-ZHZF.order.2022.1", "order", "责令限期改正通知书", "盐综执改〔2022〕第1号", "330424-ZHZF", "330424",
        "shop/S-1", null, IssuedAt);

    private static readonly ServiceRow[] Rows =
    [
        Row(ServiceMethod.OnTheSpot, 0), Row(ServiceMethod.Left, 0, ServiceNeed.Witness),
        Row(ServiceMethod.Posted, 0, ServiceNeed.Receipt), Row(ServiceMethod.Electronic, 0, ServiceNeed.Consent),
        Row(ServiceMethod.Announced, 60, ServiceNeed.Reason) with { Until = new(2021, 12, 31) },
        Row(ServiceMethod.Announced, 30, ServiceNeed.Reason) with { From = new(2022, 1, 1) },
    ];

    [Theory]
    [InlineData(ServiceMethod.OnTheSpot, "2022-03-02T09:00", "2022-03-02T09:00")]
    [InlineData(ServiceMethod.Left, "2022-03-02T09:00", "2022-03-02T09:00")]
    [InlineData(ServiceMethod.Electronic, "2022-03-02T09:00", "2022-03-02T09:00")]
    [InlineData(ServiceMethod.Announced, "2022-03-02T09:00", "2022-04-02T00:00")] // the 30th day after is 1 April
    public void A_method_counts_by_its_own_clock(ServiceMethod method, string at, string from)
    {
        var served = Given(Serve(new(), method, at));

        Assert.Equal((At(from), DocumentStatus.Served), (served.ServedAt, served.Status));
    }

    [Fact]
    public void An_announcement_before_2022_counts_after_sixty_days() => Assert.Equal(
        At("2022-02-19T00:00"),
        DocumentRules.CountsFrom(Rows[4], At("2021-12-20T09:00"), null, Calendar)); // the 60th day is 18 February

    [Fact]
    public void What_is_posted_counts_from_the_day_on_its_receipt()
    {
        var sent = Given(Serve(new(), ServiceMethod.Posted, "2022-03-02T09:00"));
        Assert.Equal((null, DocumentStatus.Sent), (sent.ServedAt, sent.Status));

        var again = Decide(sent, new("P-1", ServiceMethod.Posted));
        Assert.Empty(again.Events);
        Assert.Null(again.Refusal);

        var received = Given(sent, Decide(sent, new("P-1", ServiceMethod.Posted, Received: At("2022-03-05T15:00"))));
        Assert.Equal((At("2022-03-05T15:00"), DocumentStatus.Served), (received.ServedAt, received.Status));
    }

    [Fact]
    public void A_document_whose_receipt_never_comes_is_served_by_another_method()
    {
        var sent = Given(Serve(new(), ServiceMethod.Posted, "2022-03-02T09:00"));

        var served = Given(sent, Serve(sent, ServiceMethod.OnTheSpot, "2022-03-20T09:00"));

        Assert.Equal(At("2022-03-20T09:00"), served.ServedAt);
        Assert.Equal(2, served.Services.Count);
    }

    [Theory]
    [InlineData(ServiceMethod.Left, "witness")]
    [InlineData(ServiceMethod.Electronic, "consent")]
    [InlineData(ServiceMethod.Announced, "reason")]
    public void A_method_without_what_the_law_asks_for_is_refused_with_the_clause(ServiceMethod method, string need)
    {
        var refusal = Decide(new(), new("P-1", method, At("2022-03-02T09:00"))).Refusal!;

        Assert.Equal(("document.serviceNeeds", $"clause of {method}"), (refusal.Code, refusal.Clause));
        Assert.Contains($"\"{need}\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_no_row_allows_on_the_day_is_refused()
    {
        var command = new ServeDocument("P-1", ServiceMethod.Electronic, Consent: "sha256:1");

        var refusal = DocumentRules.Decide(new(), Brief, command, null, Calendar, Now).Refusal;

        Assert.Equal(("document.serviceMethod", "services"), (refusal?.Code, refusal?.Clause));
    }

    [Fact]
    public void A_served_document_is_not_served_again_and_a_withdrawn_one_not_at_all()
    {
        var served = Given(Serve(new(), ServiceMethod.OnTheSpot, "2022-03-02T09:00"));
        Assert.Empty(Decide(served, new("P-2", ServiceMethod.OnTheSpot)).Events);
        Assert.Equal("document.served", Serve(served, ServiceMethod.Left, "2022-03-03T09:00").Refusal?.Code);

        var withdrawn = Given(served, DocumentRules.Decide(served, Brief, new("P-1", "事实认定有误"), Now));
        Assert.Equal(DocumentStatus.Withdrawn, withdrawn.Status);
        Assert.Equal("document.withdrawn", Serve(withdrawn, ServiceMethod.Left, "2022-03-03T09:00").Refusal?.Code);
        Assert.Empty(DocumentRules.Decide(withdrawn, Brief, new("P-1", "again"), Now).Events);
    }

    [Theory]
    [InlineData("2022-02-28T09:00", null, "document.serviceEarly")]
    [InlineData("2022-06-02T09:00", null, "document.serviceAhead")]
    [InlineData("2022-03-02T09:00", "2022-03-01T09:00", "document.serviceEarly")]
    [InlineData("2022-03-02T09:00", "2022-06-02T09:00", "document.serviceAhead")]
    public void A_service_lies_between_the_document_and_now(string at, string? received, string code) => Assert.Equal(
        code,
        Decide(new(), new("P-1", ServiceMethod.Posted, At(at), received is null ? null : At(received))).Refusal?.Code);

    [Fact]
    public void The_same_command_is_answered_and_another_under_its_id_refused()
    {
        var command = new ServeDocument("P-1", ServiceMethod.OnTheSpot, Command: "k-1");
        var served = Given(Decide(new(), command));

        Assert.Empty(Decide(served, command).Events);
        Assert.Equal(
            "command.reused", Decide(served, command with { Method = ServiceMethod.Left }).Refusal?.Code);
    }

    private static ServiceRow Row(ServiceMethod method, int days, params ServiceNeed[] needs) =>
        new(method, needs, days, new(2018, 1, 1), null, $"clause of {method}", "H");

    private static Decision<DocumentEvent> Serve(DocumentState state, ServiceMethod method, string at) => Decide(
        state, new("P-1", method, At(at), Witness: "P-2", Consent: "sha256:1", Reason: "下落不明"));

    private static Decision<DocumentEvent> Decide(DocumentState state, ServeDocument command) => DocumentRules.Decide(
        state,
        Brief,
        command,
        new ServiceList(Rows).Find(command.Method, Calendar.DayOf(command.At ?? Now)),
        Calendar,
        Now);

    private static DocumentState Given(Decision<DocumentEvent> decided) => Given(new(), decided);

    private static DocumentState Given(DocumentState state, Decision<DocumentEvent> decided) =>
        decided.Events.Aggregate(state, DocumentRules.Apply);

    private static DateTimeOffset At(string local) =>
        new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
