namespace IceWarp.Office;

/// <summary>The list of commands that a browser may send: <c>commands.txt</c>, each with the right it needs.</summary>
internal static class CommandList
{
    private const string Prefix = ".uno:";
    private static readonly Dictionary<string, ViewAccess> Commands = Read();

    /// <summary>Every command with the right it needs.</summary>
    public static IReadOnlyDictionary<string, ViewAccess> All => Commands;

    /// <summary>Whether a person with that access may send the command, <c>.uno:Bold</c>. Names are compared exactly.</summary>
    public static bool Allows(ViewAccess access, string command) =>
        command.StartsWith(Prefix, StringComparison.Ordinal) && Commands.TryGetValue(command[Prefix.Length..], out var needed) && access >= needed;

    private static Dictionary<string, ViewAccess> Read()
    {
        using var list = typeof(CommandList).Assembly.GetManifestResourceStream("commands.txt") ?? throw new InvalidOperationException("The list of commands is not embedded.");
        using var reader = new StreamReader(list);
        var commands = new Dictionary<string, ViewAccess>(StringComparer.Ordinal);
        var needed = ViewAccess.Edit;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                needed = Enum.Parse<ViewAccess>(line.Trim('[', ']'), ignoreCase: true);
            }
            else if (!line.StartsWith('#'))
            {
                foreach (var command in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    commands.TryAdd(command, needed);
                }
            }
        }

        return commands;
    }
}
