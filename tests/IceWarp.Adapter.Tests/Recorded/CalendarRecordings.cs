using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Events (notes, 3.7, 4.1 and 4.3).</summary>
internal static class CalendarRecordings
{
    private const string Prague = "Europe/Prague";
    private static readonly Attendee Ann = new(new Mailbox("Ann", "ann@demo.test"), Participation.Accepted, IsOrganizer: true, IsOptional: false);
    private static readonly Attendee Eva = new(new Mailbox("", "eva@x.test"), Participation.NeedsAction, IsOrganizer: false, IsOptional: true);

    private static readonly EventDraft Draft = new(
        "Review", "Room <2>", new RichText("<p>agenda</p>", IsHtml: true), new EventTime(At(6, 30, 7), At(6, 30, 8), IsAllDay: false, Prague),
        new Recurrence(RecurrenceFrequency.Yearly, 1, [DayOfWeek.Tuesday], -1, 6, null, 5), [Ann, Eva], 95, IsBusy: false, IsPrivate: true, ["work"]);

    private static string EventId => Id("Calendar", "1");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("CalendarStore/List", ListAsync),
        new("CalendarStore/Search", async play =>
        {
            var found = await Calendar(play).SearchAsync("weekly", 2, Prague, default);

            found.Total.Should().Be(4);
            found.Items.Select(item => (item.Id, item.Title, item.Occurrence is not null)).Should().Equal(
                (Id("~bob@demo.test/Calendar", "9"), "weekly report", false), (EventId, "weekly", true));
        }),
        new("CalendarStore/Get", GetAsync),
        new("CalendarStore/Create", async play => (await Calendar(play).CreateAsync(null, Draft, default)).Should().Be(EventId)),
        new("CalendarStore/Create.days", async play => (await Calendar(play).CreateAsync(
            Id("Calendar"),
            new EventDraft(
                "Days", "", RichText.Empty, new EventTime(At(1, 1), At(1, 3), IsAllDay: true, null), null, [], null, IsBusy: true, IsPrivate: false, []),
            default)).Should().Be(Id("Calendar", "2"))),
        new("CalendarStore/Update", play => Calendar(play).UpdateAsync(
            EventId, Draft with { Recurrence = null, ReminderMinutes = null, Time = Draft.Time with { TimeZone = null } }, null, default)),
        new("CalendarStore/Delete", play => Calendar(play).DeleteAsync(EventId, occurrence: null, default)),
        new("CalendarStore/Delete.occurrence", play => Calendar(play).DeleteAsync(EventId, new DateOnly(2026, 1, 8), default)),
        new("CalendarStore/Answer", play => Calendar(play).AnswerAsync(EventId, Participation.Tentative, default)),
        new("CalendarStore/GetBusy", async play => (await BusyAsync(play)).Should().BeEquivalentTo(new Dictionary<string, BusyTime[]>
        {
            ["bob@demo.test"] = [new BusyTime(At(1, 1, 8), At(1, 1, 9), IsTentative: false)],
            ["carol@demo.test"] = [],
        })),
        new("CalendarStore/GetBusy.flat", async play => (await BusyAsync(play))["bob@demo.test"].Should().Equal(
            new BusyTime(At(1, 1, 8), At(1, 1, 9), IsTentative: true))),
    ];

    private static ICalendarStore Calendar(Playback play) => play.Get<ICalendarStore>();

    private static Task<IReadOnlyDictionary<string, IReadOnlyList<BusyTime>>> BusyAsync(Playback play) =>
        Calendar(play).GetBusyAsync(["bob@demo.test", "carol@demo.test"], At(1, 1), At(1, 2), default);

    private static async Task ListAsync(Playback play)
    {
        var listed = await Calendar(play).ListAsync(At(1, 1).AddHours(-1), At(1, 31), Prague, null, default);

        listed.Select(found => (found.Title, found.Time.Start, found.Time.End, found.Time.TimeZone, found.Occurrence)).Should().Equal(
            ("holiday", At(1, 1), At(1, 2), null, null),
            ("weekly", At(1, 1, 8), At(1, 1, 9), Prague, new DateOnly(2026, 1, 1)),
            ("floating", At(1, 1, 9), At(1, 1, 9, 30), null, null),
            ("busy call", At(1, 1, 11, 40), At(1, 1, 12, 10), "Europe/Budapest", null),
            ("weekly", At(1, 8, 8), At(1, 8, 9), Prague, new DateOnly(2026, 1, 8)));
        listed.Select(found => found.Time.IsAllDay).Should().Equal(true, false, false, false, false);
        listed[0].IsInvitation.Should().BeFalse();
        listed[3].Should().BeEquivalentTo(new
        {
            Id = Id("Calendar", "4"),
            FolderId = Id("Calendar"),
            IsBusy = false,
            IsTentative = true,
            IsPrivate = true,
            IsInvitation = true,
            MeetingId = "123456789@mail.demo.test",
            Tags = new[] { "work" },
        });
    }

    private static async Task GetAsync(Playback play)
    {
        var found = await Calendar(play).GetAsync(EventId, default);

        found.Description.Should().Be(new RichText("<p>agenda</p>", IsHtml: true));
        found.ReminderMinutes.Should().Be((24 * 60) + (2 * 60) + 5);
        found.Recurrence.Should().BeEquivalentTo(
            new Recurrence(RecurrenceFrequency.Monthly, 2, [DayOfWeek.Friday], -1, null, new DateOnly(2026, 12, 25), null));
        found.Attendees.Should().Equal(
            Ann,
            new Attendee(new Mailbox("", "bob@demo.test"), Participation.NeedsAction, IsOrganizer: false, IsOptional: false),
            Eva with { Participation = Participation.Declined },
            new Attendee(new Mailbox("", "room@demo.test"), Participation.NeedsAction, IsOrganizer: false, IsOptional: false));
    }
}
