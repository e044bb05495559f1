namespace IceWarp.Host.Settings;

/// <summary>Makes folders that only their owner can open.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, and closes one that was open to others.</summary>
    public static DirectoryInfo Prepare(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, OwnerOnly);
        if (folder.UnixFileMode != OwnerOnly)
        {
            folder.UnixFileMode = OwnerOnly;
        }

        return folder;
    }
}
