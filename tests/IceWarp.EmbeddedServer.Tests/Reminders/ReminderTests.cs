using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Reminders;
using IceWarp.EmbeddedServer.Tests.Items;
using NodaTime;

namespace IceWarp.EmbeddedServer.Tests.Reminders;

/// <summary>The folder of reminders (notes, 3.4, 4.3).</summary>
public sealed class ReminderTests(EmbeddedHost host) : IClassFixture<EmbeddedHost>
{
    private const string Folder = "__@@REMINDERS@@__";

    [Fact]
    public async Task A_due_reminder_is_listed_until_it_is_dismissed_or_snoozed()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var now = TimeProvider.System.GetUtcNow();
        var soon = await AddAsync(alice, "Soon", now.AddMinutes(5), minutesBefore: 15);
        var later = await AddAsync(alice, "Later", now.AddMinutes(90), minutesBefore: 15);

        var due = await DueAsync(alice, soon);
        due.Should().NotBeNull();
        due!.Value("evntitle").Should().Be("Soon");
        long.Parse(due!.Value("rmntime"), CultureInfo.InvariantCulture).Should().BeLessThanOrEqualTo(now.ToUnixTimeSeconds());
        due!.Value("rmn_id").Should().NotBeEmpty();
        (await DueAsync(alice, later)).Should().BeNull();

        await alice.SetAsync(Folder, $"""<item uid="{soon}" action="snooze"><values><minutes>10</minutes></values></item>""");
        (await DueAsync(alice, soon)).Should().BeNull();
        await alice.SetAsync(Folder, $"""<item uid="{soon}" action="dismiss"/>""");
        (await DueAsync(alice, soon)).Should().BeNull();
        (await alice.GetAsync("Calendar", $"""<item uid="{soon}"><values><rmnevn_id/></values></item>""")).Item().Value("rmnevn_id").Should().Be(soon);
    }

    [Fact]
    public async Task Snoozing_without_minutes_and_items_without_reminder_are_refused()
    {
        var alice = await ItemsWire.SignInAsync(host.Host, "alice");
        var id = await AddAsync(alice, "x", TimeProvider.System.GetUtcNow(), minutesBefore: 15);
        var without = await alice.AddAsync("Notes", "<values><evntitle>n</evntitle></values>");

        (await alice.RefusedAsync(Folder, $"""<item uid="{id}" action="snooze"/>""")).Should().Be(("item_missing_tag", "minutes"));
        (await alice.RefusedAsync(Folder, $"""<item uid="{without}" action="dismiss"/>""")).Code.Should().Be("item_invalid_id");
        (await alice.RefusedAsync(Folder, $"""<item uid="{id}" action="add"><values/></item>""")).Should().Be(("item_missing_tag", "add"));
    }

    [Fact]
    public void A_snoozed_reminder_comes_back_and_a_series_brings_up_its_latest_occurrence_only()
    {
        var day = JulianDay.From(new DateOnly(2026, 5, 4));
        var recurrence = new StoredAddon(1, 1, AddonKind.Recurrence, ItemFields.None.With("RCRDAYREPETITION", 1), null, 0);
        var reminder = new StoredAddon(2, 1, AddonKind.Reminder, ItemFields.None.With("RMNMINUTESBEFORE", 15), null, 0);
        StoredItem With(StoredAddon rmn) =>
            new(1, 1, "E", "u", "u.ics", 0, 0, 0, null, null, null, null, null, new ItemFields([.. new EventTimes(day, 600, day, 660).ToFields(), new("_TZID", "Europe/Warsaw")])) { Addons = [recurrence, rmn] };
        var now = Zones.ToUnix(day + 3, 590, Zones.Find("Europe/Warsaw")!);

        var due = DueReminder.Of(With(reminder), [], now, DateTimeZone.Utc).Should().ContainSingle().Which;
        due.Occurrence.Day.Should().Be(day + 3);
        due.Due.Should().Be(now - 300);

        var snoozed = With(reminder with { Fields = reminder.Fields.With(DueReminder.Snoozed, now + 60) });
        DueReminder.Of(snoozed, [], now, DateTimeZone.Utc).Should().BeEmpty();
        DueReminder.Of(snoozed, [], now + 60, DateTimeZone.Utc).Should().ContainSingle();
        DueReminder.Of(With(reminder with { Fields = reminder.Fields.With("RMNLASTACK", now) }), [], now, DateTimeZone.Utc).Should().BeEmpty();
    }

    private static async Task<string> AddAsync(ItemsWire wire, string title, DateTimeOffset start, int minutesBefore)
    {
        var (day, minute) = Zones.FromUnix(start.ToUnixTimeSeconds(), DateTimeZone.Utc);
        return await wire.AddAsync("Calendar", $"<values><evntitle>{title}</evntitle><evnstartdate>{day}</evnstartdate><evnstarttime>{minute}</evnstarttime><_tzid>UTC</_tzid></values><reminders><reminder><values><rmnminutesbefore>{minutesBefore}</rmnminutesbefore></values></reminder></reminders>");
    }

    private static async Task<XElement?> DueAsync(ItemsWire wire, string id) =>
        (await wire.GetAsync(Folder, "<item><values><evntitle/></values></item>")).Items().SingleOrDefault(item => item.Attribute("uid")!.Value == id);
}
