namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>A component with its lines: BEGIN to END, both left out.</summary>
/// <param name="Name">Component name, upper case: VCARD, VEVENT.</param>
/// <param name="Lines">Its own lines, without those of components inside.</param>
/// <param name="Inner">Components inside.</param>
internal sealed record Block(string Name, List<ContentLine> Lines, List<Block> Inner)
{
    /// <summary>Deepest nesting: VCALENDAR, VEVENT, VALARM and one more.</summary>
    public const int MaxDepth = 8;

    /// <summary>Value of the first line of that name, still escaped, or null.</summary>
    public string? Value(string name) => Lines.Find(line => line.Name == name)?.Value;

    /// <summary>
    /// The components of a text, outermost first. A component that does not end, or that nests too deep, is given back as far as it goes: the
    /// next BEGIN of its own kind at the top starts anew.
    /// </summary>
    public static IReadOnlyList<Block> ReadAll(string text)
    {
        var top = new List<Block>();
        var open = new Stack<Block>();
        foreach (var line in ContentLine.ReadAll(text))
        {
            var name = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN" && open.Count < MaxDepth)
            {
                var block = new Block(name, [], []);
                (open.TryPeek(out var outer) ? outer.Inner : top).Add(block);
                open.Push(block);
            }
            else if (line.Name == "END")
            {
                if (open.Any(block => block.Name == name))
                {
                    while (open.Pop().Name != name)
                    {
                    }
                }
            }
            else if (open.TryPeek(out var block))
            {
                block.Lines.Add(line);
            }
        }

        return top;
    }

    /// <summary>The lines as text, components inside included.</summary>
    public IEnumerable<string> Raw() =>
        [$"BEGIN:{Name}", .. Lines.Select(line => line.Raw), .. Inner.SelectMany(inner => inner.Raw()), $"END:{Name}"];
}
