using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Answers <c>webmail:iq:items</c> for folders of some types: one room for mail, one for groupware (notes, 3.3 and 3.4).</summary>
internal interface IItemRoom
{
    /// <summary>Whether this room keeps items of a folder type letter.</summary>
    bool Keeps(string folderType);

    /// <summary>A get: the <c>item</c> elements and the total count of the list, for one <c>item</c> element of the request.</summary>
    Task<ItemList> GetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken);

    /// <summary>A set: the <c>result</c> element for one <c>item</c> element of the request.</summary>
    Task<IqNode> SetAsync(IqContext context, OpenFolder folder, XElement item, CancellationToken cancellationToken);
}

/// <summary>Part of a list.</summary>
/// <param name="Items">The <c>item</c> elements.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Recent">How many of all are unread (mail), else 0.</param>
/// <param name="Offset">Where this part begins.</param>
internal sealed record ItemList(IReadOnlyList<IqNode> Items, int Count, int Recent, int Offset);
