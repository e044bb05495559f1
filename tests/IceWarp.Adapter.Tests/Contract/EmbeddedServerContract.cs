namespace IceWarp.Adapter.Tests.Contract;

/// <summary>The embedded server keeps the contract: one running server for each group of tests.</summary>
public static class EmbeddedServerContract
{
    public sealed class Identity(EmbeddedServer server) : IdentityContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Folder(EmbeddedServer server) : FolderContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Mail(EmbeddedServer server) : MailContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Calendar(EmbeddedServer server) : CalendarContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Series(EmbeddedServer server) : SeriesContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Invitation(EmbeddedServer server) : InvitationContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Tasks(EmbeddedServer server) : TaskContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Note(EmbeddedServer server) : NoteContract(server), IClassFixture<EmbeddedServer>;

    public sealed class NoteAttachment(EmbeddedServer server) : NoteAttachmentContract(server), IClassFixture<EmbeddedServer>;

    public sealed class NoteTrash(EmbeddedServer server) : NoteTrashContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Contact(EmbeddedServer server) : ContactContract(server), IClassFixture<EmbeddedServer>;

    public sealed class File(EmbeddedServer server) : FileContract(server), IClassFixture<EmbeddedServer>;

    public sealed class FileRevision(EmbeddedServer server) : FileRevisionContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Settings(EmbeddedServer server) : SettingsContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Meeting(EmbeddedServer server) : MeetingContract(server), IClassFixture<EmbeddedServer>;

    public sealed class Directory(EmbeddedServer server) : DirectoryContract(server), IClassFixture<EmbeddedServer>;

    public sealed class ChangeFeed(EmbeddedServer server) : ChangeFeedContract(server), IClassFixture<EmbeddedServer>;
}
