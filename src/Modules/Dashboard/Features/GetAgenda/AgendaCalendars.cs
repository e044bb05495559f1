using System.Collections.Frozen;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Files;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>A calendar that the agenda looks into.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Name of who shares it; null for the person's own.</param>
/// <param name="Colour">0..7: the default calendar is 0, then the person's own, then shared ones, each in the server's order.</param>
internal sealed record AgendaCalendar(string Id, string Name, string? Owner, int Colour);

/// <summary>The calendars of a person in their order, which decides their colours and which copy of a meeting is shown.</summary>
internal sealed class AgendaCalendars
{
    private const int Colours = 8;
    private readonly FrozenDictionary<string, int> _order;

    private AgendaCalendars(IReadOnlyList<AgendaCalendar> all)
    {
        All = all;
        _order = all.Select((calendar, order) => KeyValuePair.Create(calendar.Id, order)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<AgendaCalendar> All { get; }

    /// <summary>Reads them out of the person's folders.</summary>
    public static async Task<AgendaCalendars> ReadAsync(IFolderStore folders, PeopleNames names, CancellationToken cancellationToken)
    {
        var known = (await folders.ListAsync(cancellationToken))
            .Where(folder => folder.Kind == FolderKind.Events && folder.Rights.HasFlag(FolderRights.Read))
            .OrderByDescending(folder => folder is { IsDefault: true, Owner: null })
            .ThenByDescending(folder => folder.Owner is null)
            .ToList();
        var owners = await names.FindAsync(known.Select(folder => folder.Owner).OfType<string>(), cancellationToken);
        return new AgendaCalendars([.. known.Select((folder, order) =>
            new AgendaCalendar(folder.Id, folder.Name, folder.Owner is null ? null : owners[folder.Owner], order % Colours))]);
    }

    /// <summary>Where a calendar stands; the last for one that is not in the person's list of folders.</summary>
    public int OrderOf(string id) => _order.GetValueOrDefault(id, int.MaxValue);

    /// <summary>A calendar; null for one that is not in the person's list of folders.</summary>
    public AgendaCalendar? Find(string id) => _order.TryGetValue(id, out var at) ? All[at] : null;
}
