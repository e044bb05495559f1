using System.Net.Mime;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Items;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>Answers one or a few methods of WebDAV below <c>/webdav/{email}/</c>. Each is a class of its own.</summary>
internal interface IDavMethod
{
    /// <summary>Names of the methods, upper case.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Answers, or throws <see cref="DavException"/> before anything is sent.</summary>
    Task AnswerAsync(DavCall call, CancellationToken cancellationToken);
}

/// <summary>A request of somebody who is signed in.</summary>
/// <param name="Http">The exchange.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Target">What the address names.</param>
internal sealed record DavCall(HttpContext Http, Account Caller, DavTarget Target)
{
    /// <summary>Whether the request's method is this one.</summary>
    public bool Is(string method) => Http.Request.Method.Equals(method, StringComparison.OrdinalIgnoreCase);

    /// <summary>A header; empty when it is not there.</summary>
    public string Header(string name) => Http.Request.Headers[name].ToString();

    /// <summary>The body as XML, or null for an empty one; throws 400 for anything hostile.</summary>
    public Task<XElement?> ReadXmlAsync(CancellationToken cancellationToken) => DavXml.ReadAsync(Http.Request.Body, cancellationToken);

    /// <summary>Throws 412 when the request's conditions do not hold for what is there (null: nothing).</summary>
    public void DemandConditions(StoredItem? present) => DavConditions.Demand(Http.Request, present);

    /// <summary>Answers XML.</summary>
    public Task AnswerAsync(int status, XElement root) => AnswerAsync(Http, status, root);

    /// <summary>Answers XML.</summary>
    public static Task AnswerAsync(HttpContext http, int status, XElement root)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Application.Xml + "; charset=utf-8";
        return http.Response.WriteAsync(DavXml.Write(root), http.RequestAborted);
    }
}
