using System.Text.Json;

namespace IceWarp.Modules.Dashboard.Files;

/// <summary>The files that a person pinned, as the text kept under <see cref="SettingName"/>; the last pinned first.</summary>
/// <param name="Files">The pins.</param>
internal sealed record PinnedFiles(IReadOnlyList<Pin> Files)
{
    /// <summary>Name in the person's settings on the server.</summary>
    public const string SettingName = "icewarp_dashboard_pins";

    /// <summary>How many there are at most.</summary>
    public const int Most = 30;

    private const int Format = 1;

    /// <summary>Reads what the server kept; nothing, garbage and a newer format are no pins.</summary>
    public static PinnedFiles Read(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) || JsonSerializer.Deserialize<Document>(text, JsonSerializerOptions.Web) is not { Format: Format, Files: { } files }
                ? new PinnedFiles([])
                : new PinnedFiles([.. files.Where(pin => pin is { Id.Length: > 0, Name: not null }).Take(Most)]);
        }
        catch (JsonException)
        {
            return new PinnedFiles([]);
        }
    }

    /// <summary>The text to keep.</summary>
    public string Write() => JsonSerializer.Serialize(new Document(Format, Files), JsonSerializerOptions.Web);

    /// <summary>True when a file is pinned.</summary>
    public bool Has(string fileId) => Files.Any(pin => pin.Id == fileId);

    /// <summary>With a file in front.</summary>
    public PinnedFiles With(Pin pin) => new([pin, .. Without(pin.Id).Files]);

    /// <summary>Without a file.</summary>
    public PinnedFiles Without(string fileId) => new([.. Files.Where(pin => pin.Id != fileId)]);

    private sealed record Document(int Format, IReadOnlyList<Pin>? Files);
}

/// <summary>A pinned file.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">Its name when it was pinned: what is said when it is gone.</param>
internal sealed record Pin(string Id, string Name);
