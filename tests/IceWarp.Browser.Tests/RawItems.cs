using System.Globalization;
using System.Security;
using System.Xml.Linq;
using IceWarp.Testing;

namespace IceWarp.Browser.Tests;

/// <summary>What is on the server, by raw webmail.php requests of Alice.</summary>
internal static class RawItems
{
    /// <summary>The fields asked for of every item of a folder; the key <c>uid</c> is its number.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ItemsAsync(this RawServer raw, string folder, params string[] fields)
    {
        var values = string.Concat(fields.Select(field => $"<{field}/>"));
        var answer = await raw.SendAsync("get", Query(folder, $"<item><values>{values}</values><filter><limit>200</limit></filter></item>"));
        return [.. answer.Descendants().Where(element => element.Name.LocalName == "item").Select(Fields)];
    }

    /// <summary>The item whose <paramref name="titleField"/> begins with a text; null when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> FindAsync(
        this RawServer raw, string folder, string titleField, string title, params string[] fields) =>
        (await raw.ItemsAsync(folder, [titleField, .. fields])).FirstOrDefault(item => item.GetValueOrDefault(titleField, "").StartsWith(title, StringComparison.Ordinal));

    /// <summary>Flags of a message of the inbox: 8 flagged, 32 read.</summary>
    public static async Task<int> FlagsAsync(this RawServer raw, string subject) =>
        int.Parse((await raw.FindAsync("INBOX", "subject", subject, "flags"))!["flags"], CultureInfo.InvariantCulture);

    /// <summary>Sets something in a folder: <paramref name="item"/> is the whole <c>item</c> element. The answer must be a result.</summary>
    public static async Task<XElement> SetAsync(this RawServer raw, string folder, string item)
    {
        var answer = await raw.SendAsync("set", Query(folder, item));
        answer.Attribute("type")?.Value.Should().Be("result", answer.ToString());
        return answer;
    }

    /// <summary>Asserts again and again until it holds, for at most ten seconds.</summary>
    public static async Task EventuallyAsync(Func<Task> assertion)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private static string Query(string folder, string item) =>
        $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Demo.Alice}\"><folder uid=\"{SecurityElement.Escape(folder)}\">{item}</folder></account></query>";

    private static IReadOnlyDictionary<string, string> Fields(XElement item)
    {
        var fields = item.Descendants().Where(element => !element.HasElements)
            .GroupBy(element => element.Name.LocalName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        fields["uid"] = item.Attribute("uid")?.Value ?? "";
        return fields;
    }
}
