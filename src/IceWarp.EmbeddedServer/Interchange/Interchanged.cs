using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>An item on its way between this server and a file.</summary>
/// <param name="Item">The item; its folder is set by whoever stores it.</param>
/// <param name="Changed">Of a series: its changed occurrences (class O), each with the Julian day it has by the rule.</param>
internal sealed record Interchanged(NewItem Item, IReadOnlyList<(int Day, NewItem Item)> Changed)
{
    public Interchanged(NewItem item)
        : this(item, [])
    {
    }
}

/// <summary>What a file brought.</summary>
/// <param name="Items">What could be read.</param>
/// <param name="Problems">One sentence for each thing that could not.</param>
internal sealed record Reading(IReadOnlyList<Interchanged> Items, IReadOnlyList<string> Problems);
