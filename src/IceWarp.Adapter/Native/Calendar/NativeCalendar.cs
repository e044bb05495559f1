using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Stores;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Calendar;

/// <summary>Calendars: the server expands series (<c>interval</c>, notes, 3.3); times are asked in UTC.</summary>
internal sealed class NativeCalendar(ItemsClient items, FolderList folders, WebmailSession session) : ICalendarStore
{
    public async Task<IReadOnlyList<CalendarEvent>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, string timeZone, string? folderId, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(timeZone);
        var paths = await folders.PathsAsync(folderId, FolderKind.Events, cancellationToken);
        IReadOnlyList<IqElement> filter = [new("interval", Interval(from, to))];
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, EventValues.List, filter))], cancellationToken);
        return
        [
            .. lists.SelectMany(list => list.Items).Select(item => EventValues.Read(item, zone)).OfType<CalendarEvent>()
                .Where(found => Overlaps(found.Time, from, to, zone))
                .OrderBy(found => found.Time.Start).ThenByDescending(found => found.Time.IsAllDay).ThenBy(found => found.Title, StringComparer.Ordinal),
        ];
    }

    public async Task<Slice<CalendarEvent>> SearchAsync(string words, int limit, string timeZone, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(timeZone);
        var paths = await folders.PathsAsync(folderId: null, FolderKind.Events, cancellationToken);
        var filter = ListFilter.Of(Window.First(limit), "evnstartdate", descending: true, SearchText.Write(words));
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, EventValues.List, filter))], cancellationToken);
        var found = ListFilter.Merge(
            lists, Window.First(int.MaxValue), item => EventValues.Read(item, zone), static (a, b) => Nullable.Compare(b?.Time.Start, a?.Time.Start), paths.Count);
        return new Slice<CalendarEvent>([.. found.Items.OfType<CalendarEvent>().Take(limit)], found.Total);
    }

    public async Task<CalendarEventDetail> GetAsync(string eventId, CancellationToken cancellationToken)
    {
        var item = await FindAsync(ItemRef.Of(eventId), cancellationToken);
        return new CalendarEventDetail(
            Summary(item),
            Texts.Read(item["evnnote"], item["evndescformat"]),
            RecurrenceAddon.Read(item),
            AttendeeAddon.Read(item),
            ReminderAddon.Read(item),
            Attachments.Read(item));
    }

    public async Task<string> CreateAsync(string? folderId, EventDraft draft, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Events, cancellationToken);
        var item = ItemsClient.Action("add", uid: null, EventValues.Write(draft, stored: null))
            .Add(RecurrenceAddon.Change(stored: null, draft.Recurrence))
            .Add(ReminderAddon.Change([], draft.ReminderMinutes))
            .Add(AttendeeAddon.Change([], draft.Attendees));
        return ItemsClient.Added(folder, await items.SetAsync(folder, item, cancellationToken)).Id;
    }

    public async Task UpdateAsync(string eventId, EventDraft draft, string? version, CancellationToken cancellationToken)
    {
        var target = ItemRef.Of(eventId);
        var stored = await FindAsync(target, cancellationToken);
        ItemVersion.Demand(version, Summary(stored).Version);
        var item = ItemsClient.Action("edit", target.Item, EventValues.Write(draft, stored))
            .Add(RecurrenceAddon.Change(stored.Addons("recurrences", "recurrence").FirstOrDefault(), draft.Recurrence))
            .Add(ReminderAddon.Change(stored.Addons("reminders", "reminder"), draft.ReminderMinutes))
            .Add(AttendeeAddon.Change(AttendeeAddon.Stored(stored), draft.Attendees));
        await items.SetAsync(target.Folder, item, cancellationToken);
    }

    public async Task DeleteAsync(string eventId, DateOnly? occurrence, CancellationToken cancellationToken)
    {
        var target = ItemRef.Of(eventId);
        var item = ItemsClient.Action("delete", target.Item)
            .Add(occurrence is { } day ? new IqElement("values", new IqElement("expdate", JulianDay.Write(day))) : null);
        await items.SetAsync(target.Folder, item, cancellationToken);
    }

    public async Task AnswerAsync(string eventId, Participation participation, CancellationToken cancellationToken)
    {
        var target = ItemRef.Of(eventId);
        var action = participation switch
        {
            Participation.Accepted => "accept",
            Participation.Declined => "decline",
            Participation.Tentative => "tentative",
            _ => throw new ArgumentOutOfRangeException(nameof(participation), participation, "An invitation is accepted, declined or tentatively accepted."),
        };
        await items.SetAsync(target.Folder, ItemsClient.Action(action, target.Item), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BusyTime>>> GetBusyAsync(
        IReadOnlyList<string> emails, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var answer = await session.GetAsync("freebusy", [BusyTimes.Query(session.Email, emails, from, to)], cancellationToken);
        return BusyTimes.Read(answer, emails, from, to);
    }

    // Whole days of UTC, one more on each side: all-day and floating events are not in UTC. Exact overlap is decided here.
    private static string Interval(DateTimeOffset from, DateTimeOffset to) => string.Create(
        CultureInfo.InvariantCulture,
        $"{JulianDay.Of(DateOnly.FromDateTime(from.UtcDateTime)) - 1}-{JulianDay.Of(DateOnly.FromDateTime(to.UtcDateTime)) + 1}");

    // An all-day event is on its days in any zone: its midnights are those of the asker.
    private static bool Overlaps(EventTime time, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var start = time.IsAllDay ? Zones.At(time.Start.DateTime, zone) : time.Start;
        var end = time.IsAllDay ? Zones.At(time.End.DateTime, zone) : time.End;
        return start < to && (end > from || (start == end && start >= from));
    }

    private static CalendarEvent Summary(ItemAnswer item) =>
        EventValues.Read(item, TimeZoneInfo.Utc) ?? throw new ServerException(ServerFailure.Garbled, "event_without_time");

    private Task<ItemAnswer> FindAsync(ItemRef item, CancellationToken cancellationToken) =>
        items.GetAsync(item, EventValues.Detail, EventValues.Addons, cancellationToken);
}
