using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>What a person's browser asks us, and what the same data cost when asked of the server directly.</summary>
internal static partial class Person
{
    // Stands in a raw query for the address of whoever sends it.
    private const string Account = "{account}";

    /// <summary>The people of the demo.</summary>
    public static readonly string[] Emails = [Demo.Alice, Demo.Bob, Demo.Carol];

    /// <summary>The five widget requests of a dashboard.</summary>
    public static readonly string[] Widgets =
    [
        "/api/dashboard/mail?limit=7", "/api/dashboard/agenda?days=7&timeZone=Europe/Warsaw", "/api/dashboard/tasks?limit=20",
        "/api/dashboard/notes?limit=6", "/api/dashboard/files?limit=6",
    ];

    /// <summary>The same lists as raw item queries: folder, fields, filter.</summary>
    public static readonly string[] RawQueries =
    [
        Raw("INBOX", "<subject/><to/><from/><date/><size/><flags/><has_attachment/>", "<limit>7</limit><offset>0</offset><sort><date>desc</date></sort>"),
        Raw("Calendar", "<evntitle/><evnlocation/><evnstartdate/><evnstarttime/><evnenddate/><evnendtime/><evnrcr_id/><evntype/><evnflags/>", Interval()),
        Raw("Tasks", "<evntitle/><evnstatus/><evnstartdate/><evnenddate/><evnpriority/><evncomplete/>", "<limit>20</limit><offset>0</offset>"),
        Raw("Notes", "<evntitle/><evntype/><evn_modified/>", "<limit>6</limit><offset>0</offset><sort><evn_modified>desc</evn_modified></sort>"),
        Raw("Files", "<evntitle/><evn_modified/><evncomplete/>", "<limit>6</limit><offset>0</offset><sort><evn_modified>desc</evn_modified></sort>"),
    ];

    /// <summary>Signs a client in at our host; its cookie container keeps the session.</summary>
    public static async Task SignInAsync(HttpClient client, string email = Demo.Alice) =>
        (await client.PostAsJsonAsync("/api/session", new { email, password = Demo.PasswordOf(email) })).EnsureSuccessStatusCode().Dispose();

    /// <summary>Signs in at the server itself: a sid.</summary>
    public static async Task<string> RawSignInAsync(HttpClient client, string email = Demo.Alice)
    {
        var answer = await PostAsync(
            client,
            $"<iq type=\"set\"><query xmlns=\"webmail:iq:auth\"><username>{email}</username><method>plain</method><digest>{Demo.PasswordOf(email)}</digest></query></iq>");
        return Sid().Match(answer).Groups["sid"].Value;
    }

    /// <summary>Sends one of <see cref="RawQueries"/>.</summary>
    public static async Task RawAsync(HttpClient client, string sid, string query, string email = Demo.Alice)
    {
        var answer = await PostAsync(client, $"<iq sid=\"{sid}\" type=\"get\" format=\"json\">{query.Replace(Account, email, StringComparison.Ordinal)}</iq>");
        if (!answer.Contains("\"TYPE\":\"result\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The server refused a raw query.");
        }
    }

    /// <summary>Sends a query to the server; the answer as XML.</summary>
    public static async Task<string> RawXmlAsync(HttpClient client, string sid, string type, string query)
    {
        var answer = await PostAsync(client, $"<iq sid=\"{sid}\" type=\"{type}\">{query}</iq>");
        return answer.Contains("type=\"result\"", StringComparison.Ordinal) ? answer : throw new InvalidOperationException("The server refused a raw query: " + answer);
    }

    /// <summary>A client with cookies of its own.</summary>
    public static HttpClient NewClient(Uri address) => new(new SocketsHttpHandler
    {
        CookieContainer = new CookieContainer(),
        AutomaticDecompression = DecompressionMethods.None,
    })
    {
        BaseAddress = address,
    };

    private static async Task<string> PostAsync(HttpClient client, string iq)
    {
        using var content = new StringContent(iq, Encoding.UTF8, "text/xml");
        using var answer = await client.PostAsync("/webmail/server/webmail.php", content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Raw(string folder, string values, string filter) =>
        $"<query xmlns=\"webmail:iq:items\"><account uid=\"{Account}\"><folder uid=\"{folder}\"><item><values>{values}</values><filter>{filter}</filter></item></folder></account></query>";

    private static string Interval()
    {
        var today = (int)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays + 2440588;
        return $"<interval>{today}-{today + 7}</interval>";
    }

    [GeneratedRegex("sid=\"(?<sid>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sid();
}
