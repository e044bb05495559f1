using System.Xml.Linq;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Items;

/// <summary>Raw item requests of one signed-in person.</summary>
internal sealed class ItemsWire(WireClient wire, string sid, string email)
{
    /// <summary>Signs in a demo person of a host.</summary>
    public static async Task<ItemsWire> SignInAsync(RunningHost host, string name)
    {
        var wire = new WireClient(host.Client);
        return new ItemsWire(wire, await wire.SignInAsync(name), $"{name}@demo.test");
    }

    public string Email => email;

    public string Sid => sid;

    /// <summary>A get with the raw <c>item</c> element; the raw answer.</summary>
    public Task<string> RawGetAsync(string folder, string item, string format = "xml") =>
        wire.QueryAsync(sid, "get", "items", $"""<account uid="{email}"><folder uid="{folder}">{item}</folder></account>""", format);

    /// <summary>A get; the <c>folder</c> element of the answer.</summary>
    public async Task<XElement> GetAsync(string folder, string item)
    {
        var answer = XElement.Parse(await RawGetAsync(folder, item));
        return answer.Descendants().FirstOrDefault(element => element.Name.LocalName == "folder") ?? throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>A set with raw <c>item</c> elements; the raw answer.</summary>
    public Task<string> RawSetAsync(string folder, string item) =>
        wire.QueryAsync(sid, "set", "items", $"""<account uid="{email}"><folder uid="{folder}">{item}</folder></account>""");

    /// <summary>A set that succeeds; the <c>result</c>.</summary>
    public async Task<XElement> SetAsync(string folder, string item)
    {
        var answer = XElement.Parse(await RawSetAsync(folder, item));
        return answer.Element("result") ?? throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>Adds; the id.</summary>
    public async Task<string> AddAsync(string folder, string children) =>
        (await SetAsync(folder, $"""<item action="add">{children}</item>""")).Element("id")!.Value;

    /// <summary>A set that is refused: the code and the text of the error.</summary>
    public async Task<(string Code, string Text)> RefusedAsync(string folder, string item)
    {
        var answer = XElement.Parse(await RawSetAsync(folder, item));
        answer.Attribute("type")!.Value.Should().Be("error", answer.ToString());
        return (answer.Element("error")!.Attribute("uid")!.Value, answer.Element("error")!.Value);
    }

    /// <summary>A query of another namespace; the answer.</summary>
    public async Task<XElement> QueryAsync(string type, string space, string body) => XElement.Parse(await wire.QueryAsync(sid, type, space, body));
}

/// <summary>Reads answers whatever their namespace.</summary>
internal static class Answers
{
    public static IEnumerable<XElement> Items(this XElement folder) => folder.Elements().Where(element => element.Name.LocalName == "item");

    public static XElement Item(this XElement folder) => folder.Items().Single();

    public static string Value(this XElement item, string field) =>
        item.Elements().Single(element => element.Name.LocalName == "values").Elements().FirstOrDefault(element => element.Name.LocalName == field)?.Value ?? "";

    public static IReadOnlyList<XElement> Addons(this XElement item, string plural) =>
        [.. item.Elements().Where(element => element.Name.LocalName == plural).Elements()];

    public static IEnumerable<string> Column(this XElement folder, string field) => folder.Items().Select(item => item.Value(field));
}
