using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Tests.Mail;

namespace IceWarp.EmbeddedServer.Tests.Dav;

/// <summary>Speaks WebDAV as a person.</summary>
internal sealed record DavClient(Person Person)
{
    public const string Password = "sesame:ż";
    public static readonly XNamespace D = "DAV:";
    public static readonly XNamespace C = "urn:ietf:params:xml:ns:caldav";
    public static readonly XNamespace CR = "urn:ietf:params:xml:ns:carddav";

    /// <summary>A new person with a password.</summary>
    public static async Task<DavClient> NewAsync(WireServer server, string name = "Ann")
    {
        var person = await server.NewPersonAsync(name);
        await using var connection = await server.Store.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("UPDATE account SET password_hash = @hash WHERE id = @Id", new { hash = Hash, person.Id });
        return new DavClient(person);
    }

    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, string? type = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), At(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Person.Email + ":" + Password)));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
            }
        }

        return await Person.Server.Client.SendAsync(request);
    }

    /// <summary>The status alone.</summary>
    public async Task<int> StatusAsync(string method, string path, string? body = null, string? type = null, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(method, path, body, type, headers);
        return (int)answer.StatusCode;
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await SendAsync("GET", path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A multistatus.</summary>
    public async Task<XElement> AskAsync(string method, string path, string body, string depth = "1")
    {
        using var answer = await SendAsync(method, path, body, "application/xml", ("Depth", depth));
        ((int)answer.StatusCode).Should().Be(207);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    public Uri At(string path) => new(Person.Server.Host.Address, path.StartsWith('/') ? path : $"/webdav/{Person.Email}/{path}");

    // One for all: hashing takes long on purpose.
    private static readonly string Hash = PasswordHash.Create(Password);
}
