using System.Security;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests;

/// <summary>Messages by raw webmail.php requests, field names as the protocol has them.</summary>
internal static class RawMail
{
    /// <summary>A message as the receiver's server keeps it.</summary>
    internal sealed record RawMessage(string Uid, string From, string Html, IReadOnlyList<string> Attachments)
    {
        /// <summary>The id that the API has for it.</summary>
        public string Id => OpaqueId("INBOX", Uid);
    }

    /// <summary>The id that the API has for an item or a folder.</summary>
    public static string OpaqueId(params string[] parts) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(string.Join('\0', parts)));

    /// <summary>Sends a message from Alice to herself as the server's own clients do.</summary>
    public static Task SendMessageAsync(this RawServer raw, string subject, string body, bool isHtml) => raw.SendAsync(
        "set",
        $"<query xmlns=\"webmail:iq:message\"><message><action><send_as_email>true</send_as_email>{(isHtml ? "<html_body>true</html_body>" : "")}</action>"
        + $"<from>{Demo.Alice}</from><to>{Demo.Alice}</to><subject>{SecurityElement.Escape(subject)}</subject><body>{SecurityElement.Escape(body)}</body></message></query>");

    /// <summary>The message of a subject in the inbox; waits until it is there.</summary>
    public static async Task<RawMessage> ArrivedAsync(this RawServer raw, string account, string subject)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            var list = await raw.SendAsync("get", Inbox(account, "<item><values><subject/></values><filter><limit>500</limit></filter></item>"));
            var found = list.Descendants().FirstOrDefault(element => element.Name.LocalName == "item"
                && element.Descendants().Any(value => value.Name.LocalName == "subject" && value.Value == subject));
            if (found?.Attribute("uid")?.Value is { } uid)
            {
                return await ReadAsync(raw, account, uid);
            }
        }
        while (await pause.WaitForNextTickAsync(limit.Token));

        throw new TimeoutException(subject);
    }

    private static async Task<RawMessage> ReadAsync(RawServer raw, string account, string uid)
    {
        var answer = await raw.SendAsync("get", Inbox(account, $"<item uid=\"{SecurityElement.Escape(uid)}\"><values><from/><raw_html/><attachments/><keep_seen>1</keep_seen></values></item>"));
        string Value(string name) => answer.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
        return new RawMessage(uid, Value("from"), Value("raw_html"), [.. answer.Descendants().Where(element => element.Name.LocalName == "attdesc").Select(element => element.Value)]);
    }

    private static string Inbox(string account, string item) =>
        $"<query xmlns=\"webmail:iq:items\"><account uid=\"{account}\"><folder uid=\"INBOX\">{item}</folder></account></query>";
}
