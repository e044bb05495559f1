using System.ComponentModel.DataAnnotations;
using IceWarp.Office.Sandbox;

namespace IceWarp.Office;

/// <summary>Settings of document editing, section <c>Office</c>, validated at start.</summary>
internal sealed class OfficeOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Office";

    /// <summary>The folder of LibreOffice's library.</summary>
    [Required]
    public string Program { get; set; } = "/usr/lib/libreoffice/program";

    /// <summary>How workers are walled in.</summary>
    public SandboxKind Sandbox { get; set; }

    /// <summary>Most documents open at a time.</summary>
    [Range(1, 1000)]
    public int Documents { get; set; } = 32;

    /// <summary>Workers that wait for a document.</summary>
    [Range(0, 32)]
    public int Waiting { get; set; } = 2;

    /// <summary>Most private memory of one document, in bytes.</summary>
    [Range(256L << 20, 64L << 30)]
    public long MemoryBytes { get; set; } = 2L << 30;

    /// <summary>Most files of one document in its folder in memory, in bytes.</summary>
    [Range(64L << 20, 16L << 30)]
    public long StorageBytes { get; set; } = 1L << 30;

    /// <summary>Largest file that is opened, in bytes.</summary>
    [Range(1L << 10, 1L << 30)]
    public long FileBytes { get; set; } = 256L << 20;

    /// <summary>Longest start of a worker.</summary>
    public TimeSpan StartLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time to open a document.</summary>
    public TimeSpan OpenLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time to save a document.</summary>
    public TimeSpan SaveLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest silence of a worker while its document is open.</summary>
    public TimeSpan SilenceLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that a worker may keep a whole core busy.</summary>
    public TimeSpan BusyLimit { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How often workers are looked at.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The program and its first arguments that make a worker; null for this very program.</summary>
    internal IReadOnlyList<string>? Command { get; set; }

    /// <summary>False leaves every wall away, for tests that must see a wall missing.</summary>
    internal bool Walls { get; set; } = true;
}
