using CsCheck;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Features;
using IceWarp.Modules.Dashboard.Widgets;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetAgenda;

public sealed class AgendaDaysTests
{
    private static readonly TimeZoneInfo Warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");
    private static readonly string[] Zones = ["UTC", "Europe/Warsaw", "America/New_York", "Pacific/Apia", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo"];

    private static readonly Gen<(CalendarEvent Event, TimeZoneInfo Zone)> AnyEvent = Gen.Select(
        Gen.Long[-400 * 96, 400 * 96], Gen.Int[0, 96 * 5], Gen.Bool, Gen.OneOf(Zones),
        (start, length, allDay, zone) => (
            allDay ? AllDay(start / 96, length / 96 + 1) : Timed(Quarter(start), Quarter(start + length)), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void An_event_over_midnight_is_in_both_days()
    {
        var grouped = Group(Timed("2026-11-24T22:30Z", "2026-11-25T00:30Z"), "2026-11-24", 3, Warsaw);
        grouped.Should().Equal(Day("2026-11-24"), Day("2026-11-25"));
    }

    [Fact]
    public void An_event_that_ends_at_midnight_is_not_in_the_day_that_begins_then() =>
        Group(Timed("2026-11-24T20:00Z", "2026-11-24T23:00Z"), "2026-11-24", 3, Warsaw).Should().Equal(Day("2026-11-24"));

    [Fact]
    public void An_event_without_length_is_in_its_day() =>
        Group(Timed("2026-11-24T23:00Z", "2026-11-24T23:00Z"), "2026-11-24", 3, Warsaw).Should().Equal(Day("2026-11-25"));

    [Theory]
    [InlineData("Pacific/Apia")]
    [InlineData("America/New_York")]
    public void An_all_day_event_keeps_its_days_in_every_zone(string zone) =>
        Group(AllDay("2026-11-25", 2), "2026-11-24", 7, TimeZoneInfo.FindSystemTimeZoneById(zone)).Should().Equal(Day("2026-11-25"), Day("2026-11-26"));

    [Fact]
    public void Days_outside_the_window_are_left_out() =>
        Group(AllDay("2026-11-20", 30), "2026-11-24", 2, Warsaw).Should().Equal(Day("2026-11-24"), Day("2026-11-25"));

    [Fact]
    public void All_day_events_come_first_and_then_by_start()
    {
        CalendarEvent[] events =
        [
            Timed("2026-11-24T12:00Z", "2026-11-24T13:00Z") with { Title = "noon" },
            Timed("2026-11-24T08:00Z", "2026-11-24T09:00Z") with { Title = "morning" },
            AllDay("2026-11-24", 1) with { Title = "holiday" },
        ];
        AgendaDays.Group(events, Day("2026-11-24"), 1, Warsaw).Single().Events.Select(item => item.Title).Should().Equal("holiday", "morning", "noon");
    }

    [Fact]
    public void The_same_meeting_in_a_shared_calendar_is_shown_once_from_the_first_calendar()
    {
        var own = Timed("2026-11-24T08:00Z", "2026-11-24T09:00Z") with { Id = "own", FolderId = "own" };
        CalendarEvent[] events = [own with { Id = "copy", FolderId = "shared" }, own, own with { Id = "other", Uid = "another" }, Timed("2026-11-25T08:00Z", "2026-11-25T09:00Z")];
        AgendaDays.WithoutCopies(events, folder => folder == "own" ? 0 : 1).Select(item => item.Id).Should().Equal("own", "other", "id");
    }

    [Theory]
    [InlineData("Europe/Warsaw", "2026-03-29", 23)]
    [InlineData("Europe/Warsaw", "2026-10-25", 25)]
    [InlineData("Europe/Warsaw", "2026-11-24", 24)]
    [InlineData("Africa/Cairo", "2026-04-24", 23)]
    [InlineData("America/Havana", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    public void A_day_of_changing_clocks_has_its_real_length(string zone, string day, double hours)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        (info.StartOf(Day(day).AddDays(1)) - info.StartOf(Day(day))).TotalHours.Should().Be(hours);
    }

    [Fact]
    public void The_start_of_a_day_is_its_first_instant() => Gen.Select(Gen.Int[0, 20_000], Gen.OneOf(Zones)).Sample((number, name) =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var day = new DateOnly(1990, 1, 1).AddDays(number);
        var start = zone.StartOf(day);
        // Apia left out 2011-12-30: that day has no instant, and its start is the start of the next.
        var skipped = name == "Pacific/Apia" && day == new DateOnly(2011, 12, 30);
        return skipped || (zone.DayOf(start) == day && zone.DayOf(start.AddTicks(-1)) < day);
    });

    [Fact]
    public void An_event_is_in_a_day_exactly_when_it_touches_it() => AnyEvent.Sample((item, zone) =>
    {
        var first = new DateOnly(2026, 3, 1);
        var grouped = AgendaDays.Group([item], first, 31, zone).Select(day => day.Day).ToHashSet();
        for (var day = first; day < first.AddDays(31); day = day.AddDays(1))
        {
            var from = item.Time.IsAllDay ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : zone.StartOf(day);
            var to = item.Time.IsAllDay ? from.AddDays(1) : zone.StartOf(day.AddDays(1));
            var touches = item.Time.Start == item.Time.End
                ? item.Time.Start >= from && item.Time.Start < to
                : item.Time.Start < to && item.Time.End > from;
            if (grouped.Contains(day) != touches)
            {
                return false;
            }
        }

        return true;
    });

    private static IEnumerable<DateOnly> Group(CalendarEvent item, string first, int count, TimeZoneInfo zone) =>
        AgendaDays.Group([item], Day(first), count, zone).Select(day => day.Day);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static DateTimeOffset Quarter(long quarters) => new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarters / 10);

    private static CalendarEvent AllDay(string day, int days) => With(new EventTime(
        new DateTimeOffset(Day(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        new DateTimeOffset(Day(day).AddDays(days).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), IsAllDay: true, TimeZone: null));

    private static CalendarEvent AllDay(long day, int days)
    {
        var start = new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero).AddDays(day / 10);
        return With(new EventTime(start, start.AddDays(days), IsAllDay: true, TimeZone: null));
    }

    private static CalendarEvent Timed(string start, string end) => Timed(DateTimeOffset.Parse(start, null), DateTimeOffset.Parse(end, null));

    private static CalendarEvent Timed(DateTimeOffset start, DateTimeOffset end) => With(new EventTime(start, end, IsAllDay: false, "Europe/Warsaw"));

    private static CalendarEvent With(EventTime time) => new(
        "id", "folder", "uid", "title", "", time, Occurrence: null, IsBusy: true, IsTentative: false, IsPrivate: false, [], MeetingId: null, "1");
}
