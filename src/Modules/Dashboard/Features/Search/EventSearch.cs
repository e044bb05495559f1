using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Finds events by words: those nearest to now first, what is to come before what is over.</summary>
internal sealed class EventSearch(ICalendarStore store, IFolderStore folders, PeopleNames names, PersonZone zones, TimeProvider time)
{
    private const int Looked = 50;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(35);

    /// <summary>The first events with the words.</summary>
    public async Task<SearchHits<EventHit>> FindAsync(string words, int limit, string? timeZone, CancellationToken cancellationToken)
    {
        var zone = await zones.FindAsync(timeZone, cancellationToken);
        var searching = store.SearchAsync(words, Looked, zone.Id, cancellationToken);
        var reading = AgendaCalendars.ReadAsync(folders, names, cancellationToken);
        await Task.WhenAll(searching, reading);
        var found = await searching;
        var calendars = await reading;
        var now = time.GetUtcNow();
        var next = found.Items.Any(item => item.Occurrence is not null) ? await NextTimesAsync(now, zone, cancellationToken) : [];
        var once = AgendaDays.WithoutCopies(found.Items.Select(item => next.GetValueOrDefault(item.Id, item)), calendars.OrderOf).ToList();
        var hits = once
            .OrderBy(item => item.Time.End <= now)
            .ThenBy(item => (item.Time.Start - now).Duration())
            .Take(limit)
            .Select(item => EventHit.Of(item, zone, calendars.Find(item.FolderId)));
        return new SearchHits<EventHit>(found.Total - (found.Items.Count - once.Count), [.. hits]);
    }

    // A search gives the first time of a series; what a person looks for is the next one.
    private async Task<Dictionary<string, CalendarEvent>> NextTimesAsync(DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        (await store.ListAsync(now, now + Ahead, zone.Id, folderId: null, cancellationToken))
            .Where(item => item.Occurrence is not null && item.Time.End > now)
            .GroupBy(item => item.Id, StringComparer.Ordinal)
            .ToDictionary(times => times.Key, times => times.MinBy(item => item.Time.Start) ?? times.First(), StringComparer.Ordinal);
}
