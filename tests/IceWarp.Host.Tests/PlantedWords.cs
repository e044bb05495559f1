using System.Security.Cryptography;

namespace IceWarp.Host.Tests;

/// <summary>Words that are nowhere else: one for each place that a person writes to.</summary>
internal sealed class PlantedWords
{
    public string Note { get; } = New();

    public string NoteTitle { get; } = New();

    public string NoteText { get; } = New();

    public string Tag { get; } = New();

    public string Folder { get; } = New();

    public string AttachmentName { get; } = New() + ".txt";

    public string Attachment { get; } = New();

    public string SentSubject { get; } = New();

    public string Comment { get; } = New();

    public string Body { get; } = New();

    public string Task { get; } = New();

    public string Subject { get; } = New();

    public string Message { get; } = New();

    public string FileName { get; } = New() + ".txt";

    public string Content { get; } = New();

    public IReadOnlyList<string> All =>
        [Note, NoteTitle, NoteText, Tag, Folder, AttachmentName, Attachment, SentSubject, Comment, Body, Task, Subject, Message, FileName, Content];

    private static string New() => "Planted" + RandomNumberGenerator.GetHexString(16);
}
