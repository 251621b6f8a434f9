using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Cells;
using Grid.Departments;
using Grid.Dogs;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Roads;

namespace Grid.Tests.Registers;

/// <summary>
/// What a row does not give stays, what it gives as nothing is cleared, what it gives is set (RFC 7396).
/// </summary>
public sealed class RowPatchTests
{
    [Theory]
    [MemberData(nameof(SampleRows.OfRegisters), MemberType = typeof(SampleRows))]
    public void A_row_that_gives_nothing_changes_nothing(string plural)
    {
        var form = RegisterForms.Find(plural)!;
        var held = Entry(form);

        var (data, faults) = form.Patch(Row("{}"), held);

        Assert.Empty(faults);
        Assert.True(RegisterCodec.Same(held, data), form.Show(data).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(SampleRows.OfRegisters), MemberType = typeof(SampleRows))]
    public void What_is_shown_goes_in_again_unchanged(string plural)
    {
        var form = RegisterForms.Find(plural)!;
        var held = Entry(form);
        var shown = form.Show(held);
        shown["version"] = 3;
        shown["figures"] = new JsonObject { ["open"] = 1 };
        shown["registered"] = true;

        var row = Row(shown.ToJsonString());
        var data = form.Data(row);

        Assert.Empty(row.Faults);
        Assert.True(RegisterCodec.Same(held, data), form.Show(data).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(SampleRows.OfRegisters), MemberType = typeof(SampleRows))]
    public void What_ended_is_in_force_again_by_a_row_of_a_file_that_is_the_whole_register(string plural)
    {
        var form = RegisterForms.Find(plural)!;
        var (last, today) = (new DateOnly(2026, 5, 31), new DateOnly(2026, 6, 1));
        var ended = Entry(form).Ending(last);
        var ends = form.Columns.All.Any(static column => column.Name == "until");
        Assert.Equal(form.Kind != EntityKind.County, ends);
        if (!ends)
        {
            return;
        }

        Assert.Null(LastDay("{}", today));
        Assert.Equal(last, LastDay("{}", null));
        Assert.Equal(last, LastDay("{}", last));
        Assert.Equal(new(2026, 7, 1), LastDay("""{ "until": "2026-07-01" }""", today));

        DateOnly? LastDay(string json, DateOnly? on)
        {
            var row = Row(json);
            RowPatch.BringBack(row, ended, on);
            var (data, faults) = form.Patch(row, ended);
            Assert.Empty(faults);
            return data.LastDay;
        }
    }

    [Theory]
    [MemberData(nameof(SampleRows.OfRegisters), MemberType = typeof(SampleRows))]
    public void Each_column_is_cleared_alone_unless_it_is_needed(string plural)
    {
        var form = RegisterForms.Find(plural)!;
        var held = Entry(form);
        foreach (var column in form.Columns.All.Where(static column =>
                column is { Use: ColumnUse.Entered, Name: not ("code" or "by" or "crs" or "note") }))
        {
            var row = Row($"{{\"{column.Name}\":null}}");
            var (data, faults) = form.Patch(row, held);
            if (column.Needed)
            {
                Assert.Equal(
                    (column.Name, "register.missing"),
                    Assert.Single(faults) is var fault ? (fault.Field, fault.Code) : default);
                continue;
            }

            var changed = Changed(form.Show(held), form.Show(data));
            Assert.True(
                changed.All(name => name == column.Name || column.Name is "lon" or "lat"),
                $"{column.Name}: {string.Join(' ', changed)}");
            Assert.True(
                changed.Contains(column.Name) || !SampleRows.Of(plural).ContainsKey(column.Name) || faults.Count > 0,
                $"{column.Name} is declared and not read.");
            Assert.True(
                faults.Count == 0 || column.Name is "lon" or "lat", $"{column.Name}: {string.Join(' ', faults)}");
        }
    }

    [Fact]
    public void A_vaccine_list_changes_the_vaccine_alone()
    {
        var form = RegisterForms.Find("dogs")!;

        var (data, faults) = form.Patch(
            Row("""{ "household": "330424-H-000001", "vaccinatedUntil": "2021-04-16" }"""), Entry(form));

        Assert.Empty(faults);
        Assert.True(RegisterCodec.Same((DogData)Entry(form) with { VaccinatedUntil = new(2021, 4, 16) }, data));
    }

    [Fact]
    public void Successors_of_a_cell_stay_with_whatever_is_changed()
    {
        var form = RegisterForms.Find("cells")!;
        var held = (CellData)Entry(form) with { Successors = ["330424001901011"] };

        var (data, _) = form.Patch(Row("""{ "name": "二区", "successors": [] }"""), held);

        Assert.Equal(("二区", "330424001901011"), (((CellData)data).Name, Assert.Single(((CellData)data).Successors)));
    }

    [Fact]
    public void What_is_held_is_not_converted_again()
    {
        var dogs = RegisterForms.Find("dogs")!;
        var roads = RegisterForms.Find("roads")!;

        Assert.Equal("crs", Assert.Single(dogs.Patch(Row("""{ "crs": "gcj02" }"""), Entry(dogs)).Faults).Field);
        Assert.Equal(
            "crs", Assert.Single(dogs.Patch(Row("""{ "lon": 120.93, "crs": "gcj02" }"""), Entry(dogs)).Faults).Field);
        Assert.Equal("crs", Assert.Single(roads.Patch(Row("""{ "crs": "gcj02" }"""), Entry(roads)).Faults).Field);
    }

    [Fact]
    public void A_held_value_that_is_no_longer_valid_is_reported_as_such()
    {
        var form = RegisterForms.Find("roads")!;
        var held = (RoadData)Entry(form) with { Name = new string('长', 300) };

        var fault = Assert.Single(form.Patch(Row("""{ "grade": "支路" }"""), held).Faults);

        Assert.Equal("register.tooLong", fault.Code);
        Assert.Contains("held from before", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_held_and_cannot_be_taken_any_more_is_not_lost_by_a_patch()
    {
        var form = RegisterForms.Find("departments")!;
        var held = (DepartmentData)Entry(form) with { Duties = ["a\u0001b"] };

        var fault = Assert.Single(form.Patch(Row("""{ "name": "局" }"""), held).Faults);
        Assert.Equal(("duties", "register.control"), (fault.Field, fault.Code));
        Assert.Empty(form.Patch(Row("""{ "name": "局", "duties": ["a"] }"""), held).Faults);
    }

    [Fact]
    public void A_note_given_becomes_the_source_and_none_leaves_it()
    {
        var form = RegisterForms.Find("dogs")!;
        var held = (DogData)Entry(form) with { Source = "before" };

        Assert.Equal("after", form.Patch(Row("""{ "note": "after" }"""), held).Data.Source);
        Assert.Equal("before", form.Patch(Row("""{ "breed": "柯基" }"""), held).Data.Source);
        Assert.Null(form.Patch(Row("""{ "source": "" }"""), held).Data.Source);
        Assert.Equal(new GeoPoint(120.92, 30.59), ((DogData)form.Patch(Row("""{ "note": "x" }"""), held).Data).Home);
    }

    private static RegisterData Entry(RegisterForm form)
    {
        var row = Row(SampleRows.Of(form.Plural).ToJsonString());
        var data = form.Data(row);
        Assert.Empty(row.Faults);
        return data;
    }

    private static ImportRow Row(string json) => JsonRows.Read(1, JsonElement.Parse(json));

    private static List<string> Changed(JsonObject before, JsonObject after) =>
        [
            .. before
                .Where(member => member.Value?.ToJsonString() != after[member.Key]?.ToJsonString())
                .Select(static member => member.Key),
        ];
}
