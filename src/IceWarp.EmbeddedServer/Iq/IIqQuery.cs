using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Iq;

/// <summary>Answers the queries of one namespace of webmail.php (notes, 1.2).</summary>
internal interface IIqQuery
{
    /// <summary>The namespace without prefix: <c>folders</c> for <c>webmail:iq:folders</c>.</summary>
    string Namespace { get; }

    /// <summary>Whether it may be asked without a session, for this request type and query.</summary>
    bool AllowsAnonymous(string type, XElement query);

    /// <summary>Answers, or throws <see cref="IqException"/>.</summary>
    Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken);
}

/// <summary>Who asks.</summary>
/// <param name="Request">The whole request.</param>
/// <param name="CallerOrNull">The signed-in account, or null.</param>
/// <param name="Http">The HTTP exchange: addresses, cookies.</param>
internal sealed record IqContext(IqRequest Request, Account? CallerOrNull, HttpContext Http)
{
    /// <summary>The signed-in account.</summary>
    public Account Caller => CallerOrNull ?? throw new IqException("xmlrequest_invalid_sid");

    /// <summary>True for <c>type="set"</c>.</summary>
    public bool IsSet => Request.Type == "set";
}
