using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>An operation, the conversation that it must have, and what it must make of the answers.</summary>
/// <param name="Name">The file below <c>Transcripts</c>: store, operation, and a variant after a dot (<c>NoteStore/Get.refused</c>).</param>
/// <param name="Run">Runs the operation and checks its result.</param>
internal sealed record Recording(string Name, Func<Playback, Task> Run)
{
    /// <summary>Whose session the operation begins with; null for nobody.</summary>
    public ServerSession? Session { get; init; } = AdapterInTest.Session;

    /// <summary>Store and operation: <c>NoteStore/Get</c>.</summary>
    public string Operation => Name.Split('.')[0];

    /// <summary>Every one there is.</summary>
    public static IReadOnlyList<Recording> All { get; } =
    [
        .. IdentityRecordings.All, .. FolderRecordings.All, .. MailRecordings.All, .. CalendarRecordings.All, .. TaskRecordings.All, .. ContactRecordings.All,
        .. NoteRecordings.All, .. NoteTrashRecordings.All, .. FileRecordings.All, .. MeetingRecordings.All, .. SettingsRecordings.All,
        .. DirectoryRecordings.All, .. WatchRecordings.All,
    ];

    /// <summary>The opaque id of an item (folder, item), of a folder or of a part.</summary>
    public static string Id(params string[] parts) => OpaqueId.Write(parts);

    /// <summary>The operation fails so.</summary>
    public static Task<ServerException> Failing(Func<Task> operation, ServerFailure failure) => operation.ShouldFailWithAsync(failure);

    /// <summary>An instant of 2026, UTC.</summary>
    public static DateTimeOffset At(int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(2026, month, day, hour, minute, second, TimeSpan.Zero);
}
