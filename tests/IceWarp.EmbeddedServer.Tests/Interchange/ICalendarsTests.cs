using CsCheck;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Tests.Interchange;

public sealed class ICalendarsTests
{
    private static readonly string[] ZoneNames = ["Europe/Warsaw", "America/New_York", "UTC", ""];
    private const string Series = """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:series-1
        DTSTART;TZID=Europe/Warsaw:20260302T090000
        DTEND;TZID=Europe/Warsaw:20260302T100000
        RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260401T070000Z
        EXDATE;TZID=Europe/Warsaw:20260309T090000
        SUMMARY:Stand-up\, daily
        DESCRIPTION:one\ntwo
        LOCATION:Room 1
        CATEGORIES:work,"team"
        TRANSP:TRANSPARENT
        CLASS:PRIVATE
        ORGANIZER;CN=Ann:mailto:ann@far.test
        ATTENDEE;CN="Żak, Ben";PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:ben@far.test
        ATTENDEE;CUTYPE=ROOM;PARTSTAT=NEEDS-ACTION:mailto:room@far.test
        X-FANCY;A=1:kept
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-P1DT2H15M
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        UID:series-1
        RECURRENCE-ID;TZID=Europe/Warsaw:20260311T090000
        DTSTART;TZID=Europe/Warsaw:20260312T110000
        DTEND;TZID=Europe/Warsaw:20260312T120000
        SUMMARY:Moved
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public void A_series_with_exceptions_people_and_an_alarm_is_read_and_survives_being_written()
    {
        var read = ICalendars.Read(Series);
        var again = ICalendars.Read(ICalendars.Write([(read.Items.Single(), "series-1", 1767225600)]));

        foreach (var (item, changed) in new[] { read, again }.Select(reading => (reading.Items.Single().Item, reading.Items.Single().Changed)))
        {
            var fields = item.Fields;
            EventTimes.Of(fields).Should().Be(new EventTimes(2461102, 540, 2461102, 600));
            (fields["_TZID"], fields["EVNTIMEFORMAT"], fields["EVNTITLE"], fields["EVNNOTE"]).Should().Be(("Europe/Warsaw", "Z", "Stand-up, daily", "one\ntwo"));
            (fields["EVNFLAGS"], fields["EVNSHARETYPE"], fields["EVNLOCATION"], fields["EVNORGANIZER"]).Should().Be(("4", "P", "Room 1", "ann@far.test"));
            fields[ICalendars.KeptField].Should().Be("X-FANCY;A=1:kept");
            var rule = item.Addons.Single(addon => addon.Kind == AddonKind.Recurrence).Fields;
            (rule["RCRWEEKREPETITION"], rule["RCRDAYOFWEEKNUMBER"], rule["RCRENDDATE"]).Should().Be(("1", "10", "2461132"));
            item.DeletedOccurrences.Should().Equal(2461109);
            item.Addons.Where(addon => addon.Kind == AddonKind.Contact).Select(addon => (addon.Fields["CNTEMAIL"], addon.Fields["CNTCONTACTNAME"], addon.Fields["CNTROLE"], addon.Fields["CNTSTATUS"]))
                .Should().Equal(("ann@far.test", "Ann", "G", "A"), ("ben@far.test", "Żak, Ben", "Q", "A"), ("room@far.test", "", "S", "B"));
            var alarm = item.Addons.Single(addon => addon.Kind == AddonKind.Reminder).Fields;
            (alarm.Number("RMNDAYSBEFORE"), alarm.Number("RMNHOURSBEFORE"), alarm.Number("RMNMINUTESBEFORE")).Should().Be((1, 2, 15));
            var (day, moved) = changed.Single();
            day.Should().Be(2461111);
            (moved.Class, moved.Fields["EVNTITLE"], EventTimes.Of(moved.Fields).StartDate).Should().Be(("O", "Moved", 2461112));
        }

        read.Problems.Should().BeEmpty();
        again.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=3;COUNT=5", "FREQ=DAILY;INTERVAL=3;WKST=MO;COUNT=5")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;INTERVAL=1;WKST=MO;BYDAY=FR;BYSETPOS=-1")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=2", "FREQ=MONTHLY;INTERVAL=1;WKST=MO;BYMONTHDAY=2")]
    [InlineData("FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=1;WKST=MO;BYMONTH=3;BYMONTHDAY=2")]
    [InlineData("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "FREQ=YEARLY;INTERVAL=1;WKST=MO;BYMONTH=5;BYDAY=SU;BYSETPOS=2")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2;WKST=MO")]
    public void A_rule_that_the_protocol_can_say_is_taken(string rule, string written)
    {
        var reading = ICalendars.Read(Event($"RRULE:{rule}"));

        reading.Problems.Should().BeEmpty();
        Unfold(ICalendars.Write([(reading.Items.Single(), "u", 0)])).Should().Contain("RRULE:" + written + "\r\n");
    }

    [Theory]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,15")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO")]
    public void A_rule_that_the_protocol_cannot_say_is_told(string rule)
    {
        var reading = ICalendars.Read(Event($"RRULE:{rule}"));

        reading.Problems.Should().ContainSingle().Which.Should().Contain("only the first day of its series");
        reading.Items.Single().Item.Addons.Should().BeEmpty();
    }

    [Fact]
    public void A_broken_component_does_not_take_the_others_with_it()
    {
        var text = "BEGIN:VCALENDAR\r\n" + Component("a", "DTSTART:20260302T090000Z") + Component("b", "DTSTART:tomorrow") + Component("c", "LOCATION:x")
            + Component("d", "DTSTART;VALUE=DATE:20260302") + "BEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR";

        var reading = ICalendars.Read(text);

        reading.Items.Select(item => item.Item.Uid).Should().Equal("a", "d");
        reading.Problems.Should().HaveCount(3);
        EventTimes.Of(reading.Items[1].Item.Fields).Should().Be(new EventTimes(2461102, -1, 2461103, -1));
    }

    [Fact]
    public void A_task_a_note_and_a_journal_entry_are_taken()
    {
        const string Text = """
            BEGIN:VCALENDAR
            BEGIN:VTODO
            UID:t
            SUMMARY:Tax
            DUE;VALUE=DATE:20260302
            STATUS:COMPLETED
            COMPLETED:20260301T120000Z
            PRIORITY:1
            END:VTODO
            BEGIN:VJOURNAL
            UID:n
            SUMMARY:Idea
            X-ALT-DESC;FMTTYPE=text/html:<p>Bold\, <b>new</b></p>
            DESCRIPTION:Bold\, new
            END:VJOURNAL
            END:VCALENDAR
            """;

        var items = ICalendars.Read(Text, "N").Items.Select(item => item.Item).ToList();

        (items[0].Class, items[0].Fields["EVNSTATUS"], items[0].Fields["EVNCOMPLETE"], items[0].Fields["EVNENDDATE"], items[0].Fields["EVNCOMPLETED"])
            .Should().Be(("T", "M", "100", "2461102", "1772366400"));
        (items[1].Class, items[1].Fields["EVNDESCFORMAT"], items[1].Addons.Single().Fields["NOTE_TEXT"]).Should().Be(("N", "text/html", "<p>Bold, <b>new</b></p>"));
        ICalendars.Read(ICalendars.Write([(new Interchanged(items[1]), "n", 0)]), "N").Items.Single().Item.Addons.Single().Fields["NOTE_TEXT"].Should().Be("<p>Bold, <b>new</b></p>");
    }

    [Fact]
    public void An_event_written_and_read_again_is_the_same_event() =>
        Gen.Select(
                Gen.Int[JulianDay.From(new DateOnly(1990, 1, 1)), JulianDay.From(new DateOnly(2090, 1, 1))], Gen.Int[-1, 1439], Gen.Int[0, 3000],
                Gen.Int[0, ZoneNames.Length - 1].Select(index => ZoneNames[index]), Gen.String[Gen.Char[' ', '\u0400'], 1, 100])
            .Sample((day, minute, length, zone, title) =>
            {
                var end = Math.Max(minute, 0) + length;
                var times = minute < 0 ? new EventTimes(day, -1, day + 1 + (length / 1440), -1) : new EventTimes(day, minute, day + (end / 1440), end % 1440);
                var item = new NewItem(0, "E", ItemFields.Of(("EVNTITLE", Clean(title)), ("_TZID", minute < 0 ? "" : zone)).With(times.ToFields()));

                var again = ICalendars.Read(ICalendars.Write([(new Interchanged(item), "u", 0)])).Items.Single().Item;

                EventTimes.Of(again.Fields).Should().Be(times);
                again.Fields["EVNTITLE"].Should().Be(Clean(title));
                again.Fields["_TZID"].Should().Be(minute < 0 ? "" : zone);
            }, iter: 200);

    // Control characters have no place in a calendar; blanks at the ends are not promised.
    private static string Clean(string text) => new string([.. text.Where(character => !char.IsControl(character))]).Trim();

    private static string Event(string more) => "BEGIN:VCALENDAR\r\n" + Component("u", "DTSTART;TZID=Europe/Warsaw:20260302T090000\r\n" + more) + "END:VCALENDAR";

    private static string Component(string uid, string lines) => $"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{uid}\r\n{lines}\r\nEND:VEVENT\r\n";

    private static string Unfold(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);
}
