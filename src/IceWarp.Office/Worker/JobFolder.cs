using System.Globalization;

namespace IceWarp.Office.Worker;

/// <summary>The worker's own folder, in memory: the document, what is saved, the office's profile and its temporary files.</summary>
internal sealed class JobFolder
{
    private readonly string _folder;
    private readonly string _received;
    private int _saved;

    /// <summary>Lays the folder out.</summary>
    public JobFolder(string folder)
    {
        _folder = folder;
        _received = Path.Combine(folder, "received");
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        var user = Directory.CreateDirectory(Path.Combine(Profile, "user")).FullName;
        using var hardened = typeof(JobFolder).Assembly.GetManifestResourceStream("registrymodifications.xcu")
            ?? throw new InvalidOperationException("The profile is not embedded.");
        using var file = File.Create(Path.Combine(user, "registrymodifications.xcu"));
        hardened.CopyTo(file);
    }

    /// <summary>The office's profile.</summary>
    public string Profile => Path.Combine(_folder, "profile");

    /// <summary>Adds a piece of the document.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        using var file = new FileStream(_received, FileMode.Append);
        file.Write(piece);
    }

    /// <summary>Gives the document its name; a second call finds it under the first one's.</summary>
    public string Name(string extension)
    {
        var path = Path.Combine(_folder, $"document.{extension}");
        if (File.Exists(_received))
        {
            File.Move(_received, path, overwrite: true);
        }

        return path;
    }

    /// <summary>A new name for what is saved.</summary>
    public string Fresh(string extension) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"saved{++_saved}.{extension}"));
}
