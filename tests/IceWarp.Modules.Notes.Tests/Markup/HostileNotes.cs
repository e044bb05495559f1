namespace IceWarp.Modules.Notes.Tests.Markup;

/// <summary>Known ways to get something running or loading, one a line.</summary>
internal static class HostileNotes
{
    public static IReadOnlyList<string> All { get; } =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Markup", "hostile.txt")).Where(line => line.Length > 0).ToList();
}
