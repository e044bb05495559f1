using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>One command of icewarpapi (notes, 1.6).</summary>
internal interface IAdminCommand
{
    /// <summary>The command's name, lower case; requests may write it in any letter case.</summary>
    string Name { get; }

    /// <summary>Whether it needs no session.</summary>
    bool AllowsAnonymous { get; }

    /// <summary>Answers, or throws <see cref="IqException"/>. <paramref name="parameters"/> is <c>commandparams</c>, empty when absent.</summary>
    Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken);
}

/// <summary>Who asks.</summary>
/// <param name="Sid">The session id of the request, or null.</param>
/// <param name="SessionOrNull">The live session behind it, or null.</param>
/// <param name="Http">The HTTP exchange: addresses.</param>
internal sealed record AdminContext(string? Sid, LiveSession? SessionOrNull, HttpContext Http)
{
    /// <summary>The live session.</summary>
    public LiveSession Session => SessionOrNull ?? throw new IqException("session_invalid");

    /// <summary>The signed-in account.</summary>
    public Account Caller => Session.Account;

    /// <summary>Address of this server as the caller wrote it, without a slash at the end: <c>https://mail.example.com</c>.</summary>
    public string BaseAddress => $"{Http.Request.Scheme}://{Http.Request.Host.Value}";

    /// <summary>Whether the caller may read what belongs to the account: his own, his domain's for its administrator, all for the server's.</summary>
    public bool MayActFor(Account account) =>
        account.Id == Caller.Id || Caller.AdminType >= 2 || (Caller.AdminType == 1 && account.AdminType == 0 && SharesDomain(account));

    /// <summary>Whether the caller may know of the account: colleagues of a domain know each other.</summary>
    public bool MaySee(Account account) => MayActFor(account) || SharesDomain(account);

    private bool SharesDomain(Account account) =>
        account.Domain.Length > 0 && string.Equals(account.Domain, Caller.Domain, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a command answers.</summary>
/// <param name="Result">The <c>result</c> element.</param>
internal sealed record AdminAnswer(IqNode Result)
{
    /// <summary>Session id that the answer carries instead of the request's: after sign-in.</summary>
    public string? Sid { get; init; }

    /// <summary><c>&lt;result&gt;1&lt;/result&gt;</c> or <c>0</c>.</summary>
    public static AdminAnswer Outcome(bool success) => Text(success ? "1" : "0");

    /// <summary>A scalar.</summary>
    public static AdminAnswer Text(string text) => new(new IqNode("result", text));

    /// <summary>A structure; null values are left out.</summary>
    public static AdminAnswer Fields(params IEnumerable<(string Name, string? Value)> fields) => new(Structure("result", fields));

    /// <summary>An element with one child a field; null values are left out.</summary>
    public static IqNode Structure(string name, params IEnumerable<(string Name, string? Value)> fields)
    {
        var node = new IqNode(name);
        foreach (var (field, value) in fields)
        {
            node.Add(field, value);
        }

        return node;
    }
}
