using System.Text;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>
/// vCard 3.0 and 4.0 (RFC 2426, RFC 6350) to contacts and back to 3.0 (notes, 4.7). Properties that contacts have no field for are kept as they
/// came (<see cref="KeptField"/>) and written again.
/// </summary>
internal static class VCards
{
    /// <summary>Field that keeps the lines of a card that have no field of their own, joined by line ends.</summary>
    public const string KeptField = "X_VCARD";

    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal) { "VERSION", "PRODID", "REV", "UID", "KIND", "X-ADDRESSBOOKSERVER-KIND" };

    /// <summary>Reads every card of a file.</summary>
    public static Reading Read(string text)
    {
        var items = new List<Interchanged>();
        var problems = new List<string>();
        foreach (var (block, number) in Block.ReadAll(text).Select((block, index) => (block, index + 1)))
        {
            if (block.Name != "VCARD")
            {
                problems.Add($"{block.Name} is not a contact.");
            }
            else if (ReadOne(block) is { } item)
            {
                items.Add(new Interchanged(item));
            }
            else
            {
                problems.Add($"Card {number} has no name, no company and no address.");
            }
        }

        return new Reading(items, problems);
    }

    /// <summary>Writes one card.</summary>
    public static string Write(NewItem item, string uid)
    {
        var card = new StringBuilder();
        ContentLine.Write(card, "BEGIN:VCARD");
        ContentLine.Write(card, "VERSION:3.0");
        ContentLine.Write(card, "UID:" + ContentLine.Escape(uid));
        foreach (var line in item.Class == "L" ? VCardWriting.List(item) : VCardWriting.Person(item))
        {
            ContentLine.Write(card, line);
        }

        foreach (var line in item.Fields[KeptField].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            ContentLine.Write(card, line);
        }

        ContentLine.Write(card, "END:VCARD");
        return card.ToString();
    }

    private static NewItem? ReadOne(Block card)
    {
        var reading = new VCardReading();
        foreach (var line in card.Lines.Where(line => !Ours.Contains(line.Name)))
        {
            reading.Take(line);
        }

        var isList = string.Equals(card.Value("KIND") ?? card.Value("X-ADDRESSBOOKSERVER-KIND"), "group", StringComparison.OrdinalIgnoreCase);
        var uid = card.Value("UID") is { Length: > 0 } given ? ContentLine.Unescape(given) : null;
        return reading.ToItem(isList, uid);
    }
}
