using System.Text.Json;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>Which notes the person has pinned: a list of ids in their own settings on the server.</summary>
internal sealed class PinnedNotes(ISettingsStore settings, IServerContext server, KeyedGate gate, PinCache cache)
{
    /// <summary>Most pins that are kept; the oldest go first.</summary>
    public const int Most = 200;

    private const string SettingName = "icewarp_notes";
    private const int Format = 1;

    /// <summary>The pinned ids.</summary>
    public async Task<IReadOnlySet<string>> GetAsync(CancellationToken cancellationToken)
    {
        var email = server.Session.Email;
        if (cache.Find(email) is { } known)
        {
            return known;
        }

        var writes = cache.Writes;
        var pins = Read(await settings.GetAsync(SettingName, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        cache.Keep(email, pins, writes);
        return pins;
    }

    /// <summary>Pins a note or takes the pin off.</summary>
    public Task SetAsync(string noteId, bool pinned, CancellationToken cancellationToken) =>
        ChangeAsync(ids => pinned ? [.. ids.Where(id => id != noteId), noteId] : [.. ids.Where(id => id != noteId)], cancellationToken);

    /// <summary>Carries pins over to the new ids of notes that were moved.</summary>
    /// <param name="newId">The id that a note has now: the same for one that was not moved.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public Task MoveAsync(Func<string, string> newId, CancellationToken cancellationToken) =>
        ChangeAsync(ids => [.. ids.Select(newId).Distinct(StringComparer.Ordinal)], cancellationToken);

    private async Task ChangeAsync(Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(server.Session.Email, cancellationToken);
        var before = Read(await settings.GetAsync(SettingName, cancellationToken));
        IReadOnlyList<string> after = [.. change(before).TakeLast(Most)];
        if (!after.SequenceEqual(before, StringComparer.Ordinal))
        {
            var text = JsonSerializer.Serialize(new Document(Format, after), JsonSerializerOptions.Web);
            await settings.SetAsync(SettingName, text, cancellationToken);
        }

        cache.Replace(server.Session.Email, after.ToHashSet(StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Read(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text)
                || JsonSerializer.Deserialize<Document>(text, JsonSerializerOptions.Web) is not { Format: Format, Pinned: { } pinned }
                ? []
                : [.. pinned.Where(id => id is not null)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record Document(int Format, IReadOnlyList<string>? Pinned);
}
