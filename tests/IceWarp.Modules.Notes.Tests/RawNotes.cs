using System.Security;
using System.Xml.Linq;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests;

/// <summary>A note as an independent client of the server sees it.</summary>
internal sealed record RawNote(string Uid, string Title, string Format, string Tags, string Text, IReadOnlyList<string> Attachments);

/// <summary>Notes by raw webmail.php requests, field names as the protocol has them.</summary>
internal static class RawNotes
{
    /// <summary>The only note of a title, or null.</summary>
    public static async Task<RawNote?> FindNoteAsync(this RawServer raw, string title, string folder = "Notes")
    {
        var list = await raw.SendAsync("get", Items(folder, "<item><values><evntitle/></values><filter><limit>5000</limit></filter></item>"));
        var uids = list.Descendants().Where(element => element.Name.LocalName == "item" && Value(element, "evntitle") == title)
            .Select(item => item.Attribute("uid")?.Value ?? "").ToList();
        uids.Should().HaveCountLessThan(2, title);
        return uids is [var uid] ? await raw.GetNoteAsync(uid, folder) : null;
    }

    /// <summary>One note with its add-ons.</summary>
    public static async Task<RawNote> GetNoteAsync(this RawServer raw, string uid, string folder = "Notes")
    {
        var answer = await raw.SendAsync("get", Items(folder, $"<item uid=\"{SecurityElement.Escape(uid)}\"><values/></item>"));
        return new RawNote(
            uid, Value(answer, "evntitle"), Value(answer, "evndescformat"), Value(answer, "evntype"), Value(answer, "note_text"),
            [.. answer.Descendants().Where(element => element.Name.LocalName == "attdesc").Select(element => element.Value)]);
    }

    /// <summary>Adds a note as the server's other clients do; its item id.</summary>
    public static async Task<string> AddNoteAsync(
        this RawServer raw, string title, string text, string tags = "", string format = "text/html", string folder = "Notes")
    {
        var answer = await raw.SetNoteAsync(
            $"<item action=\"add\"><values><evntitle>{SecurityElement.Escape(title)}</evntitle><evndescformat>{format}</evndescformat>"
            + $"<evntype>{SecurityElement.Escape(tags)}</evntype></values>"
            + $"<notes><note><values><note_text>{SecurityElement.Escape(text)}</note_text></values></note></notes></item>",
            folder);
        return Value(answer, "id");
    }

    /// <summary>Adds many small notes, <c>prefix 0000</c> and so on.</summary>
    public static async Task AddManyNotesAsync(this RawServer raw, int count, string prefix, string folder = "Notes")
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(250))
        {
            var items = string.Concat(chunk.Select(i =>
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"<item action=\"add\"><values><evntitle>{prefix} {i:0000}</evntitle></values><notes><note><values><note_text>text {i}</note_text></values></note></notes></item>")));
            await raw.SetNoteAsync(items, folder);
        }
    }

    /// <summary>Changes the text of a note as the server's other clients do.</summary>
    public static async Task EditNoteAsync(this RawServer raw, string uid, string text, string folder = "Notes")
    {
        var stored = await raw.SendAsync("get", Items(folder, $"<item uid=\"{SecurityElement.Escape(uid)}\"><values/></item>"));
        var body = stored.Descendants().First(element => element.Name.LocalName == "note").Attribute("uid")?.Value;
        await raw.SetNoteAsync(
            $"<item uid=\"{uid}\" action=\"edit\"><notes><note uid=\"{body}\"><values><note_text>{SecurityElement.Escape(text)}</note_text></values></note></notes></item>",
            folder);
    }

    /// <summary>Sets something: <paramref name="item"/> is the whole <c>item</c> element. The answer must be a result.</summary>
    public static async Task<XElement> SetNoteAsync(this RawServer raw, string item, string folder = "Notes")
    {
        var answer = await raw.SendAsync("set", Items(folder, item));
        answer.Attribute("type")?.Value.Should().Be("result", answer.ToString());
        return answer;
    }

    private static string Items(string folder, string item) =>
        $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{SecurityElement.Escape(folder)}\">{item}</folder></account></query>";

    private static string Value(XElement element, string name) =>
        element.Descendants().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? "";
}
