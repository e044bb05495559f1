using CsCheck;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Recurrence;
using NodaTime;

namespace IceWarp.EmbeddedServer.Tests.Recurrence;

public class SeriesTests
{
    private static readonly string[] Places = ["Europe/Warsaw", "America/New_York", "Asia/Kolkata"];

    [Fact]
    public void A_daily_meeting_keeps_its_time_of_day_when_clocks_change() => Gen.Select(Gen.Int[0, Places.Length - 1].Select(place => Places[place]), Gen.Int[0, 1380]).Sample((place, minute) =>
    {
        var zone = DateTimeZoneProviders.Tzdb[place];
        var series = Daily(JulianDay.From(new DateOnly(2026, 1, 5)), minute, place);

        // From before the change in spring until after it, in New York and in Warsaw.
        var occurrences = Series.Expand(series, [], new DayInterval(JulianDay.From(new DateOnly(2026, 3, 1)), JulianDay.From(new DateOnly(2026, 4, 10)), zone)).ToList();

        occurrences.Should().HaveCount(41);
        foreach (var occurrence in occurrences)
        {
            var local = Instant.FromUnixTimeSeconds(occurrence.Times.StartUnix(zone)).InZone(zone).LocalDateTime;
            var day = JulianDay.ToDate(occurrence.Day!.Value);
            var skipped = zone.MapLocal(day.ToLocal().AtMidnight().PlusMinutes(minute)).Count == 0;
            (local.Hour * 60 + local.Minute).Should().Be(skipped ? minute + 60 : minute, "{0} {1}", place, day);
            local.Date.Should().Be(day.ToLocal());
        }
    }, iter: 60);

    [Fact]
    public void An_early_meeting_in_Warsaw_is_the_evening_before_in_New_York()
    {
        var series = Daily(JulianDay.From(new DateOnly(2026, 3, 20)), 60, "Europe/Warsaw");
        var newYork = DateTimeZoneProviders.Tzdb["America/New_York"];
        var day = JulianDay.From(new DateOnly(2026, 3, 25));

        var occurrence = Series.Expand(series, [], new DayInterval(day, day, newYork)).Should().ContainSingle().Which;

        // 01:00 in Warsaw is 20:00 in New York while only New York has summer time.
        occurrence.Times.In(DateTimeZoneProviders.Tzdb["Europe/Warsaw"], newYork).Should().Be(new EventTimes(day, 1200, day, 1260));
        occurrence.Day.Should().Be(day + 1);
    }

    [Fact]
    public void Deleted_and_changed_occurrences_take_the_place_of_regular_ones()
    {
        var start = JulianDay.From(new DateOnly(2026, 5, 4));
        var series = Daily(start, 600, "Europe/Warsaw") with { DeletedOccurrences = [start + 1] };
        var moved = series with
        {
            Id = 2,
            Class = "O",
            SeriesId = 1,
            Occurrence = start + 2,
            Addons = [],
            Fields = series.Fields.With(new EventTimes(start + 9, 700, start + 9, 760).ToFields()),
        };

        var occurrences = Series.Expand(series, [moved], new DayInterval(start, start + 9, DateTimeZone.Utc)).ToList();

        occurrences.Select(occurrence => occurrence.Times.StartDate - start).Should().Equal(0, 3, 4, 5, 6, 7, 8, 9, 9);
        occurrences[^1].Original.StartDate.Should().Be(start + 2);
        Series.Expand(series, [moved], new DayInterval(start + 2, start + 2, DateTimeZone.Utc)).Should().BeEmpty();
    }

    [Fact]
    public void An_all_day_event_is_on_its_days_wherever_the_person_is()
    {
        var day = JulianDay.From(new DateOnly(2026, 5, 4));
        var item = Item(new EventTimes(day, -1, day + 2, -1).ToFields(), []);

        foreach (var hours in new[] { -12, 0, 14 })
        {
            var zone = DateTimeZone.ForOffset(Offset.FromHours(hours));
            Enumerable.Range(day - 1, 4).Where(one => Series.Expand(item, [], new DayInterval(one, one, zone)).Any()).Should().Equal(day, day + 1);
        }
    }

    private static StoredItem Daily(int day, int minute, string zone) => Item(
        [.. new EventTimes(day, minute, day + ((minute + 60) / 1440), (minute + 60) % 1440).ToFields(), new("_TZID", zone)],
        [new StoredAddon(1, 1, AddonKind.Recurrence, ItemFields.None.With("RCRDAYREPETITION", 1), null, 0)]);

    private static StoredItem Item(IEnumerable<KeyValuePair<string, string>> fields, IReadOnlyList<StoredAddon> addons) =>
        new(1, 1, "E", "u", "u.ics", 0, 0, 0, null, null, null, null, null, new ItemFields(fields)) { Addons = addons };
}

file static class Days
{
    public static LocalDate ToLocal(this DateOnly day) => new(day.Year, day.Month, day.Day);
}
