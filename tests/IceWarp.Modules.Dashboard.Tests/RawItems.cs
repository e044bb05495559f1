using System.Security;
using System.Xml.Linq;
using IceWarp.Testing;

namespace IceWarp.Modules.Dashboard.Tests;

/// <summary>Items of one folder by raw webmail.php requests, field names as the protocol has them.</summary>
internal static class RawItems
{
    /// <summary>The asked fields of every item whose <paramref name="titleField"/> is <paramref name="title"/>; the key <c>uid</c> is its id.</summary>
    public static async Task<Dictionary<string, string>?> FindAsync(
        this RawServer raw, string folder, string titleField, string title, params string[] fields)
    {
        var values = string.Concat(fields.Prepend(titleField).Select(field => $"<{field}/>"));
        var answer = await raw.SendAsync("get", Items(folder, $"<item><values>{values}</values><filter><limit>500</limit></filter></item>"));
        return answer.Descendants().Where(element => element.Name.LocalName == "item").Select(Fields)
            .FirstOrDefault(item => item.GetValueOrDefault(titleField) == title);
    }

    /// <summary>One item with its add-ons.</summary>
    public static async Task<Dictionary<string, string>> GetAsync(this RawServer raw, string folder, string uid) =>
        Fields(await raw.SendAsync("get", Items(folder, $"<item uid=\"{SecurityElement.Escape(uid)}\"><values/></item>")));

    /// <summary>Sets something: <paramref name="item"/> is the whole <c>item</c> element. The answer must be a result.</summary>
    public static async Task SetAsync(this RawServer raw, string folder, string item)
    {
        var answer = await raw.SendAsync("set", Items(folder, item));
        answer.Attribute("type")?.Value.Should().Be("result", answer.ToString());
    }

    private static string Items(string folder, string item) =>
        $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{SecurityElement.Escape(folder)}\">{item}</folder></account></query>";

    private static Dictionary<string, string> Fields(XElement item)
    {
        var fields = item.Descendants().Where(element => !element.HasElements)
            .GroupBy(element => element.Name.LocalName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        fields["uid"] = item.Attribute("uid")?.Value ?? "";
        return fields;
    }
}
