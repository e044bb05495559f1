using System.Text;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Store;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace IceWarp.EmbeddedServer.Tests.Mail;

/// <summary>A running host with people of the test's own, spoken to by raw requests.</summary>
public sealed class WireServer : IAsyncLifetime
{
    private int _people;

    public WireServer()
    {
    }

    /// <summary>Over a host that the test started with settings of its own.</summary>
    internal WireServer(RunningHost host) => Host = host;

    internal RunningHost Host { get; private set; } = null!;

    internal HttpClient Client => Host.Client;

    internal EmbeddedStore Store => Host.Services.GetRequiredService<EmbeddedStore>();

    public async Task InitializeAsync() => Host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A new account with the usual folders and a session.</summary>
    internal async Task<Person> NewPersonAsync(string name = "Ann")
    {
        var email = $"{name.ToLowerInvariant()}{Interlocked.Increment(ref _people)}@wire.test";
        await using var connection = await Store.OpenAsync(CancellationToken.None);
        var id = await connection.ExecuteScalarAsync<long>(
            "INSERT INTO account (email, name, password_hash) VALUES (@email, @name, 'none') RETURNING id", new { email, name });
        foreach (var (path, type, letter) in Folders)
        {
            await connection.ExecuteAsync(
                "INSERT INTO folder (account_id, path, type, default_letter) VALUES (@id, @path, @type, @letter)", new { id, path, type, letter });
        }

        var sid = await Host.Services.GetRequiredService<Sessions>().IssueAsync(SessionKind.Webmail, id, TimeSpan.FromHours(1), CancellationToken.None);
        return new Person(this, id, email, sid);
    }

    private static readonly (string Path, string Type, string? Letter)[] Folders =
    [
        ("INBOX", "M", null), ("Sent", "M", "S"), ("Drafts", "M", "D"), ("Trash", "M", "H"), ("Calendar", "E", "E"), ("Contacts", "C", "C"),
        ("Tasks", "T", "T"), ("Notes", "N", "N"), ("Journal", "J", "J"), ("Files", "F", "F"),
    ];
}

/// <summary>Somebody who is signed in.</summary>
internal sealed record Person(WireServer Server, long Id, string Email, string Sid)
{
    /// <summary>Sends a query and returns the answered <c>iq</c>.</summary>
    public async Task<XElement> AskAsync(string type, string query)
    {
        using var content = new StringContent($"""<iq sid="{Sid}" uid="u" type="{type}">{query}</iq>""", Encoding.UTF8);
        using var answer = await Server.Client.PostAsync(new Uri(Server.Host.Address, "/webmail/server/webmail.php"), content);
        answer.EnsureSuccessStatusCode();
        return WithoutNamespaces(XElement.Parse(await answer.Content.ReadAsStringAsync(), LoadOptions.PreserveWhitespace));
    }

    public Task<XElement> GetItemsAsync(string folder, string item) =>
        AskAsync("get", $"""<query xmlns="webmail:iq:items"><account uid="{Email}"><folder uid="{folder}">{item}</folder></account></query>""");

    public Task<XElement> SetItemAsync(string folder, string item) =>
        AskAsync("set", $"""<query xmlns="webmail:iq:items"><account uid="{Email}"><folder uid="{folder}">{item}</folder></account></query>""");

    public Task<XElement> SendAsync(string message) =>
        AskAsync("set", $"""<query xmlns="webmail:iq:message"><message>{message}</message></query>""");

    /// <summary>Puts a message into a folder behind the wire.</summary>
    public async Task<long> ReceiveAsync(MimeMessage message, string folder = "INBOX", DateTimeOffset? date = null) =>
        await Server.Host.Services.GetRequiredService<MailDelivery>().DeliverAsync(
            await FolderAsync(folder), message, date ?? message.Date, MailFlags.Recent, CancellationToken.None);

    public async Task<long> FolderAsync(string path)
    {
        await using var connection = await Server.Store.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>("SELECT id FROM folder WHERE account_id = @Id AND path = @path", new { Id, path });
    }

    /// <summary>Gives somebody rights on a folder.</summary>
    public async Task ShareAsync(string path, Person with, string rights)
    {
        await using var connection = await Server.Store.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            "INSERT INTO folder_right (folder_id, email, rights) VALUES (@folder, @Email, @rights)", new { folder = await FolderAsync(path), with.Email, rights });
    }

    private static XElement WithoutNamespaces(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
        element.Nodes().Select(node => node is XElement child ? WithoutNamespaces(child) : node));
}

/// <summary>What tests look for in answers.</summary>
internal static class Answers
{
    public static string? Code(this XElement iq) => iq.Element("error")?.Attribute("uid")?.Value;

    public static XElement Folder(this XElement iq) => iq.Element("query")!.Element("account")!.Element("folder")!;

    public static IReadOnlyList<string> Ids(this XElement iq) => [.. iq.Folder().Elements("item").Select(item => item.Attribute("uid")!.Value)];

    public static string Value(this XElement iq, string field) => iq.Descendants("values").First().Element(field)?.Value ?? "(none)";
}
