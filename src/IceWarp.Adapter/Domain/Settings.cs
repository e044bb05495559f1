namespace IceWarp.Adapter;

/// <summary>
/// Small state of our apps, kept on the server in the person's own settings (native: private resources). A few kilobytes a name.
/// </summary>
public interface ISettingsStore
{
    /// <summary>The text kept under <paramref name="name"/> (lower case letters, digits and <c>_</c>), or null.</summary>
    Task<string?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a text, at most 64 kB. Idempotent.</summary>
    Task SetAsync(string name, string value, CancellationToken cancellationToken);
}

/// <summary>What may have changed on the server.</summary>
public enum ChangeKind
{
    /// <summary>Mail.</summary>
    Mail,

    /// <summary>Events.</summary>
    Events,

    /// <summary>Tasks.</summary>
    Tasks,

    /// <summary>Notes.</summary>
    Notes,

    /// <summary>Files.</summary>
    Files,

    /// <summary>Contacts.</summary>
    Contacts,
}

/// <summary>Tells what changed for the current person, without content.</summary>
public interface IChangeFeed
{
    /// <summary>
    /// Kinds that changed since the last element, within 5 s of the change, until cancelled. One watcher a person, shared by all their pages.
    /// A failure to ask is not an element: the feed goes on and reports what changed meanwhile.
    /// </summary>
    IAsyncEnumerable<IReadOnlySet<ChangeKind>> WatchAsync(CancellationToken cancellationToken);
}
