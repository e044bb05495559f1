using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>One value of <c>folder@action</c> in a set of <c>webmail:iq:folders</c> (notes, 3.2). Each is a class of its own.</summary>
internal interface IFolderAction
{
    /// <summary>The value: <c>add</c>, <c>save_items</c> ...</summary>
    string Name { get; }

    /// <summary>Carries it out for one <c>folder</c> element, or throws <see cref="IqException"/>.</summary>
    Task<FolderOutcome> RunAsync(IqContext context, FolderCall call, CancellationToken cancellationToken);
}

/// <summary>One <c>folder</c> element of a set.</summary>
/// <param name="AccountUid"><c>account@uid</c>, or null.</param>
/// <param name="FolderUid"><c>folder@uid</c>, empty when absent (<c>add</c>).</param>
/// <param name="Element">The <c>folder</c> element.</param>
internal sealed record FolderCall(string? AccountUid, string FolderUid, XElement Element);

/// <summary>What a folder action answers, and where it belongs.</summary>
/// <param name="BelowAccount">A child of <c>query/account</c>, or null.</param>
/// <param name="BelowQuery">A child of <c>query</c>, or null (<c>recent</c> of markasunread).</param>
/// <param name="Direct">An element directly under <c>iq</c> (<c>save_items</c>); then there is no <c>query</c>.</param>
internal sealed record FolderOutcome(IqNode? BelowAccount = null, IqNode? BelowQuery = null, IqNode? Direct = null);
