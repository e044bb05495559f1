using System.Diagnostics;
using CsCheck;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Interchange.TimeZones;
using IceWarp.EmbeddedServer.Items;
using NodaTime.TimeZones;

namespace IceWarp.EmbeddedServer.Tests.Interchange;

/// <summary>Calendars whose time zones are named as nobody else names them.</summary>
public sealed class TimeZonesTests
{
    private const string Central = """
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        """;

    private const string Eastern = """
        BEGIN:DAYLIGHT
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        DTSTART:20070311T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        DTSTART:20071104T020000
        RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
        END:STANDARD
        """;

    [Theory]
    [InlineData("Customized Time Zone", Central, "20260702T090000", "2026-07-02T07:00:00Z")]
    [InlineData("Customized Time Zone", Central, "20260302T090000", "2026-03-02T08:00:00Z")]
    [InlineData("(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb", Central, "20261024T090000", "2026-10-24T07:00:00Z")]
    [InlineData("Office", Eastern, "20260702T090000", "2026-07-02T13:00:00Z")]
    [InlineData("Office", Eastern, "20261215T090000", "2026-12-15T14:00:00Z")]
    [InlineData("Plain", "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD", "20260702T090000", "2026-07-02T03:30:00Z")]
    public void The_time_is_right(string name, string definition, string local, string expected) =>
        Instant(Read(name, definition, $"DTSTART;TZID=\"{name}\":{local}")).Should().Be(expected);

    [Theory]
    [InlineData("(UTC+01:00) Sarajevo\\, Skopje\\, Warsaw\\, Zagreb", Central, "Europe/Warsaw")]
    [InlineData("Times of Warsaw", Central, "Europe/Warsaw")]
    [InlineData("Times of Prague", Central, "Europe/Prague")]
    [InlineData("Nowhere", "X-LIC-LOCATION:Europe/Vienna\n" + Central, "Europe/Vienna")]
    [InlineData("Nowhere", "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD", "Etc/GMT-1")]
    [InlineData("Nowhere", "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0300\nTZOFFSETTO:-0300\nEND:STANDARD", "Etc/GMT+3")]
    [InlineData("W. Europe Standard Time", Central, "W. Europe Standard Time")]
    [InlineData("/somebody.example/2026/Europe/Rome", Central, "Europe/Rome")]
    public void The_zone_is_named_by_place_by_clock_or_by_offset(string name, string definition, string zone)
    {
        var item = Read(name, definition, $"DTSTART;TZID=\"{ContentLine.Unescape(name)}\":20260702T090000").Items.Single().Item;

        (item.Fields["_TZID"], item.Fields["EVNTIMEFORMAT"]).Should().Be((zone, "Z"));
    }

    [Fact]
    public void A_calendar_that_names_its_zone_has_the_say_among_equal_ones()
    {
        var item = Read("Customized", Central, "DTSTART;TZID=Customized:20260702T090000", "X-WR-TIMEZONE:Europe/Madrid\r\n").Items.Single().Item;

        item.Fields["_TZID"].Should().Be("Europe/Madrid");
    }

    [Fact]
    public void A_zone_like_no_other_becomes_utc_time_by_time()
    {
        const string Strange = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0317\nTZOFFSETTO:+0317\nEND:STANDARD";

        var reading = Read("Mars", Strange, "DTSTART;TZID=Mars:20260702T090000\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;TZID=Mars:20260703T090000,20260704T090000");

        Instant(reading).Should().Be("2026-07-02T05:43:00Z");
        reading.Items.Single().Item.DeletedOccurrences.Should().Equal(JulianDay.From(new DateOnly(2026, 7, 3)), JulianDay.From(new DateOnly(2026, 7, 4)));
        reading.Problems.Should().ContainSingle().Which.Should().Contain("Mars");
    }

    [Fact]
    public void A_skipped_and_a_doubled_hour_of_a_strange_zone_are_one_moment()
    {
        const string Strange = """
            BEGIN:DAYLIGHT
            DTSTART:20200105T020000
            RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1SU
            TZOFFSETFROM:+0017
            TZOFFSETTO:+0117
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20200607T020000
            RRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=1SU
            TZOFFSETFROM:+0117
            TZOFFSETTO:+0017
            END:STANDARD
            """;

        Instant(Read("Mars", Strange, "DTSTART;TZID=Mars:20260104T023000")).Should().Be("2026-01-04T02:13:00Z");
        Instant(Read("Mars", Strange, "DTSTART;TZID=Mars:20260607T013000")).Should().Be("2026-06-07T00:13:00Z");
        Instant(Read("Mars", Strange, "DTSTART;TZID=Mars:20260301T120000")).Should().Be("2026-03-01T10:43:00Z");
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD")]
    [InlineData("BEGIN:STANDARD\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYSETPOS=1\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD")]
    [InlineData("BEGIN:STANDARD\nDTSTART:nonsense\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD")]
    [InlineData("BEGIN:STANDARD\nDTSTART:20070311T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+9900\nEND:STANDARD")]
    public void A_definition_that_cannot_be_understood_leaves_the_time_as_it_is(string definition)
    {
        var started = Stopwatch.StartNew();
        var reading = Read("Odd", definition, "DTSTART;TZID=Odd:20260702T090000");

        var fields = reading.Items.Single().Item.Fields;
        (fields["EVNTIMEFORMAT"], fields["_TZID"], EventTimes.Of(fields).StartTime).Should().Be(("F", "", 540));
        reading.Problems.Should().ContainSingle().Which.Should().Contain("Odd");
        started.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_name_without_a_definition_is_the_calendars_own_zone() =>
        Instant(ICalendars.Read("BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Warsaw\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART;TZID=Work:20260702T090000\r\nEND:VEVENT\r\nEND:VCALENDAR"))
            .Should().Be("2026-07-02T07:00:00Z");

    // Whatever another program calls a zone: its own description is enough.
    [Fact]
    public void Every_zone_is_recognised_by_its_clock()
    {
        var ids = TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.Values.Distinct().Order(StringComparer.Ordinal).ToList();
        Gen.Select(Gen.Int[0, ids.Count - 1], Gen.Int[0, 365 * 60], Gen.Int[0, 1439]).Sample(
            (index, days, minute) =>
            {
                var day = JulianDay.From(new DateOnly(1976, 1, 1)) + days;
                var item = new NewItem(0, "E", ItemFields.Of(("EVNTITLE", "x"), ("_TZID", ids[index]), ("EVNTIMEFORMAT", "Z")).With(new EventTimes(day, minute, day, minute).ToFields()));
                var text = ICalendars.Write([(new Interchanged(item), "u", 0)]);
                var renamed = text.Replace("TZID:" + ids[index], "TZID:Odd", StringComparison.Ordinal).Replace($"TZID={ids[index]}", "TZID=Odd", StringComparison.Ordinal)
                    .Replace("X-LIC-LOCATION:" + ids[index] + "\r\n", "", StringComparison.Ordinal);
                var zone = Zones.Find(ids[index])!;
                var fields = ICalendars.Read(renamed).Items.Single().Item.Fields;

                fields["_TZID"].Should().NotBeEmpty(renamed);
                EventTimes.Of(fields).StartUnix(EventTimes.ZoneOf(fields)).Should().Be(Zones.ToUnix(day, minute, zone), renamed);
            },
            iter: 400, threads: 1);
    }

    [Fact]
    public void A_definition_is_written_as_rules_where_there_are_rules()
    {
        string[] warsaw = [.. ZoneWriting.Lines("Europe/Warsaw", 2026)];
        string[] moscow = [.. ZoneWriting.Lines("Europe/Moscow", 2010)];

        warsaw.Should().Contain("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU").And.Contain("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU").And.NotContain(line => line.StartsWith("RDATE"));
        moscow.Should().Contain("DTSTART:20110327T020000").And.Contain("RDATE:20141026T020000").And.NotContain(line => line.StartsWith("RRULE"));
        ZoneWriting.Lines("Mars/Base", 2026).Should().BeEmpty();
    }

    [Theory]
    [InlineData("X-WR-TIMEZONE:Europe/Madrid\r\n", "", "Europe/Madrid")]
    [InlineData("", Central, "Europe/Budapest")]
    [InlineData("", "", "")]
    public void A_series_of_whole_days_is_in_the_zone_of_its_calendar(string more, string definition, string zone)
    {
        const string Days = "DTSTART;VALUE=DATE:20260702\r\n";
        var series = Read("Customized", definition, Days + "RRULE:FREQ=YEARLY", more).Items.Single();

        series.Item.Fields["_TZID"].Should().Be(zone);
        EventTimes.Of(series.Item.Fields).IsAllDay.Should().BeTrue();
        Read("Customized", definition, Days.Trim(), more).Items.Single().Item.Fields["_TZID"].Should().BeEmpty("a single day is no instant");
        ICalendars.Read(ICalendars.Write([(series, "u", 0)])).Items.Single().Item.Fields["_TZID"].Should().Be(zone);
    }

    private static Reading Read(string name, string definition, string lines, string more = "") => ICalendars.Read(
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{more}{(definition.Length > 0 ? $"BEGIN:VTIMEZONE\r\nTZID:{name}\r\n{definition}\r\nEND:VTIMEZONE\r\n" : "")}"
        + $"BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:s\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR");

    private static string Instant(Reading reading)
    {
        var fields = reading.Items.Single().Item.Fields;
        return NodaTime.Instant.FromUnixTimeSeconds(EventTimes.Of(fields).StartUnix(EventTimes.ZoneOf(fields))).ToString();
    }
}
