using System.Globalization;
using Grid.Parties;
using Grid.Places;

namespace Grid.Benchmarks.Reads;

/// <summary>A question to the door.</summary>
/// <param name="Name">What is asked, and after a comma how much of it there is.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Finds">Whether it finds something; null where the answer is no list.</param>
internal sealed record Question(string Name, string Path, bool? Finds)
{
    private const string Nothing = "nothing", Few = "a few", Everything = "everything";

    /// <summary>
    /// Every list, filter, sort, map, search and total, each so that it finds nothing, a few and as much as there is.
    /// </summary>
    public static IReadOnlyList<Question> All(ManyCases cases, string county, GeoPoint middle)
    {
        var all = new List<Question>();
        Filters(all, cases, county);
        Maps(all, cases, middle);
        Sorts(all, cases);
        Totals(all, cases, county, middle);
        Others(all, cases, county);
        return all;
    }

    private static void Filters(List<Question> all, ManyCases cases, string county)
    {
        List(all, "cases", Everything, "");
        List(all, "stage", Nothing, "stage=verified");
        List(all, "stage", Few, "stage=transferred");
        List(all, "stage", Everything, "stage=closed,fedback");
        List(all, "kind", Few, "kind=part");
        List(all, "class", Nothing, "class=99-99");
        List(all, "class", Few, $"class={cases.Seldom("class")}");
        List(all, "class", Everything, $"class={cases.Often("class")}");
        List(all, "classes that begin alike", Nothing, "class=99-*");
        List(all, "classes that begin alike", Everything, $"class={cases.Often("class")[..2]}-*");
        foreach (var kind in new[]
            {
                EntityKind.Cell, EntityKind.Segment, EntityKind.Road, EntityKind.Building, EntityKind.Shop,
            })
        {
            var word = new EntityRef(kind, "").KindName;
            List(all, $"cases of a {word}", Nothing, $"{word}=X-0");
            List(all, $"cases of a {word}", Few, $"{word}={cases.Seldom(word)}");
            List(all, $"cases of a {word}", Everything, $"{word}={cases.Often(word)}");
        }

        List(all, "cases of a department", Nothing, "department=X-0");
        List(all, "cases of a department", Few, $"department={cases.Seldom("lead")}");
        List(all, "cases of a department", Everything, $"department={cases.Often("lead")}");
        List(all, "lead", Nothing, "lead=X-0");
        List(all, "lead", Few, $"lead={cases.Seldom("lead")}");
        List(all, "lead", Everything, $"lead={cases.Often("lead")}");
        List(all, "subdistrict", Nothing, "subdistrict=330424999");
        List(all, "subdistrict", Few, $"subdistrict={cases.Seldom("subdistrict")}");
        List(all, "subdistrict", Everything, $"subdistrict={cases.Often("subdistrict")}");
        List(all, "county", Everything, $"county={county}");
        List(all, "on the border of a county", Nothing, $"alsoNear={county}");
        List(all, "channel", Nothing, "channel=X");
        List(all, "channel", Few, $"channel={ManyCases.SeldomChannel}");
        List(all, "channel", Everything, $"channel={ManyCases.CommonChannel}");
        List(all, "a time", Nothing, "from=1990-01-01&to=1990-12-31");
        List(all, "a time", Few, $"from={cases.Day(400)}&to={cases.Day(398)}");
        List(all, "a time", Everything, $"from={cases.Day(900)}");
        List(all, "overdue", Everything, "overdue=true");
        List(all, "not overdue", Everything, "overdue=false");
        List(all, "joined", Everything, "joined=true");
        List(all, "not joined", Everything, "joined=false");
        List(all, "joined to a case", Nothing, $"joinedTo={Guid.Empty}");
        List(all, "joined to a case", Few, $"joinedTo={cases.Often("joinedTo")}");
        List(all, "handled late", Everything, "handledLate=true");
        List(all, "handled in time", Everything, "handledLate=false");
        List(all, "recurring", Everything, "recurring=true");
        List(all, "not recurring", Everything, "recurring=false");
        List(all, "a coordination", Nothing, "coordination=330424999-E0101");
        List(all, "waiting for a coordination", Few, "coordinating=true");
        List(all, "not waiting for a coordination", Everything, "coordinating=false");
        List(all, "the sender's number", Nothing, "number=X-0");
        List(all, "the sender's number", Few, "number=GD0000103");
        List(all, "not placed", Few, "placed=false");
        List(all, "placed", Everything, "placed=true");
        List(all, "not classified", Few, "classified=false");
        List(all, "taken over", Nothing, "takenOver=true");
        List(all, "not taken over", Everything, "takenOver=false");
        List(all, "Chinese text", Nothing, "q=飞碟");
        List(all, "Chinese text", Few, $"q={ManyCases.SeldomWord}");
        List(all, "Chinese text", Everything, $"q={ManyCases.CommonWord}");
        List(all, "English text", Nothing, "q=spaceship");
        List(all, "English text", Few, $"q={ManyCases.SeldomLatin}");
        List(all, "English text", Everything, $"q={ManyCases.CommonLatin}");
        List(all, "the number of a case", Few, "q=0137");
        List(all, "text in a subdistrict", Few,
            $"q={ManyCases.SeldomWord}&subdistrict={cases.Often("subdistrict of the seldom word")}");
        List(all, "stage in a county", Few, $"stage=transferred&county={county}");
        List(all, "stage of a lead", Few, $"stage=transferred&lead={cases.Often("lead of transferred")}");
        List(all, "open of a lead", Everything, $"stage={Open}&lead={cases.Often("lead")}");
        List(all, "open of a department", Everything, $"stage={Open}&department={cases.Often("lead")}");
        List(all, "open of a seldom department", Few, $"stage={Open}&department={cases.Seldom("lead of open")}");
        List(all, "overdue of a lead", Few, $"overdue=true&lead={cases.Seldom("lead of overdue")}");
    }

    private const string Open = "reported,verified,filed,dispatched,accepted,handled,checked";

    private static void Maps(List<Question> all, ManyCases cases, GeoPoint middle)
    {
        List(all, "map", Nothing, $"bbox={Box(new(10, 10), 1)}");
        List(all, "map", Few, $"bbox={Box(cases.Open, 0.0005)}");
        List(all, "map", Everything, $"bbox={Box(middle, 1)}&limit=500");
        List(all, "map of open cases", Few, $"bbox={Box(cases.Open, 0.0005)}&stage={Open}");
        List(all, "map of open cases", Everything, $"bbox={Box(middle, 1)}&stage={Open}&limit=500");
        List(all, "map of a seldom stage", Few, $"bbox={Box(middle, 1)}&stage=transferred");
        Tiles("of everything", $"bbox={Box(middle, 1)}&zoom=9");
        Tiles("of open cases", $"bbox={Box(middle, 1)}&zoom=9&stage={Open}");
        Tiles("of a town", $"bbox={Box(middle, 0.1)}&zoom=13");
        Tiles("of a class", $"bbox={Box(middle, 1)}&zoom=9&class={cases.Often("class")}");

        void Tiles(string name, string query) => all.Add(new($"map in tiles {name}", $"/v1/cases?{query}", null));
    }

    private static void Sorts(List<Question> all, ManyCases cases)
    {
        List(all, "by time, the oldest first", Everything, "sort=reportedAt");
        List(all, "by due", Everything, "sort=due");
        List(all, "by due, the latest first", Everything, "sort=-due");
        List(all, "open by due", Everything, $"stage={Open}&sort=due");
        List(all, "overdue by due", Everything, "overdue=true&sort=due");
        List(all, "open of a lead by due", Everything, $"stage={Open}&lead={cases.Often("lead")}&sort=due");
        List(all, "open of a lead by due", Few, $"stage={Open}&lead={cases.Seldom("lead of open")}&sort=due");
        List(all, "a subdistrict by due", Everything, $"subdistrict={cases.Often("subdistrict")}&sort=due");
        List(all, "a department by due", Everything, $"department={cases.Often("lead")}&sort=due");
    }

    private static void Totals(List<Question> all, ManyCases cases, string county, GeoPoint middle)
    {
        Total("", "everything");
        Total("by=county", "by county");
        Total("by=lead", "by lead");
        Total($"county={county}", "of a county");
        Total($"subdistrict={cases.Often("subdistrict")}", "of a subdistrict");
        Total($"class={cases.Often("class")}", "of a class");
        Total($"lead={cases.Often("lead")}", "of a lead");
        Total($"department={cases.Often("lead")}", "of a department");
        Total($"channel={ManyCases.CommonChannel}", "of a channel");
        Total("stage=closed", "of a stage");
        Total($"from={cases.Day(30)}", "of a month");
        Total($"from={cases.Day(365)}", "of a year");
        Total($"q={ManyCases.CommonWord}", "of a text");
        Total($"bbox={Box(middle, 1)}", "of a map");
        Total($"bbox={Box(middle, 0.02)}", "of a part of a map");
        Total("overdue=true", "of the overdue");

        void Total(string query, string name) => all.Add(new($"totals {name}", $"/v1/cases/totals?{query}", null));
    }

    private static void Others(List<Question> all, ManyCases cases, string county)
    {
        var (often, seldom) = (cases.Often("lead"), cases.Seldom("lead"));
        all.Add(new("a department's view", $"/v1/departments/{often}", null));
        all.Add(new("a seldom department's view", $"/v1/departments/{seldom}", null));
        foreach (var status in new[] { "open", "discharged", "lapsed", "all" })
        {
            all.Add(new(
                $"{status} obligations of a department",
                $"/v1/departments/{often}/obligations?status={status}&limit=50",
                status == "lapsed" ? null : true));
        }

        all.Add(new("notices of a department", $"/v1/departments/{often}/notices", true));
        all.Add(new("notices of a holder", "/v1/holders/HX-0001/notices", true));
        all.Add(new("problems", "/v1/problems", true));
        all.Add(new("problems of a class", $"/v1/problems?class={cases.Seldom("class")}", null));
        all.Add(new("open problems", "/v1/problems?open=true", null));
        all.Add(new("a problem", $"/v1/problems/{cases.Problems[0]}", null));
        all.Add(new("marks", "/v1/marks", true));
        all.Add(new("marks that ended", "/v1/marks?standing=false", true));
        all.Add(new("letters", "/v1/letters", true));
        all.Add(new("letters to nobody", "/v1/letters?to=X", false));
        all.Add(new("letters not acknowledged", "/v1/letters?acknowledged=false", true));
        all.Add(new("coordinations", "/v1/coordinations", true));
        all.Add(new("open coordinations", "/v1/coordinations?open=true", true));
        all.Add(new("dispatches", "/v1/dispatches", true));
        all.Add(new("counties", $"/v1/counties/{county}", null));
        all.Add(new("shops", "/v1/shops", true));
        all.Add(new("dogs that begin alike", "/v1/dogs?prefix=X", false));
    }

    private static void List(List<Question> all, string name, string finds, string query) =>
        all.Add(new($"{name}, {finds}", $"/v1/cases?{query}", finds != Nothing));

    private static string Box(GeoPoint middle, double degrees) => string.Create(
        CultureInfo.InvariantCulture,
        $"{middle.Lon - degrees:0.######},{middle.Lat - degrees:0.######},"
        + $"{middle.Lon + degrees:0.######},{middle.Lat + degrees:0.######}");
}
