using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Scheduling;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>One or a few related actions of an item set (notes, 3.4, the table).</summary>
internal interface IItemAction
{
    /// <summary>Values of the attribute <c>action</c>, lower case.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Does it and returns the <c>result</c> element, or throws <see cref="IqException"/>.</summary>
    Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken);
}

/// <summary>An <c>item</c> element of a set.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Folder">The folder it names.</param>
/// <param name="Element">The element.</param>
/// <param name="Action">Value of its attribute <c>action</c>, lower case.</param>
/// <param name="Input">What it brings.</param>
internal sealed record ItemSet(IqContext Context, OpenFolder Folder, XElement Element, string Action, ItemInput Input)
{
    /// <summary>Who asks.</summary>
    public Account Caller => Context.Caller;

    /// <summary>What the person says about it: <c>reason</c>, a child or a value; empty without, and cut to <see cref="Proposal.LongestReason"/>.</summary>
    public string Reason
    {
        get
        {
            var text = (Element.Text("reason") ?? Input.Controls.GetValueOrDefault("REASON", "")).Trim();
            return text.Length > Proposal.LongestReason ? text[..Proposal.LongestReason] : text;
        }
    }

    /// <summary>The item that <c>@uid</c> names in this folder; throws <c>item_invalid_id</c> when it is not there.</summary>
    public async Task<StoredItem> FindAsync(ItemTransaction items)
    {
        var uid = Element.Attr("uid");
        var condition = "i.id = @id AND i.series_id IS NULL AND " + GroupwareRoom.Inside(Folder);
        return await items.FindAsync(condition, new { id = ItemRequest.ParseId(uid), folder = Folder.Id, owner = Folder.OwnerId })
            ?? throw new IqException("item_invalid_id", uid);
    }

    /// <summary>
    /// Throws <paramref name="code"/> with the engine's number when the caller may not change the item: 2 somebody else's private one, 12 locked by
    /// somebody else.
    /// </summary>
    public void DemandChangeable(StoredItem item, string code)
    {
        DemandVisible(item, code);

        if (item.LockAccountId is { } holder && holder != Caller.Id)
        {
            throw new IqException(code, EngineError.Locked);
        }
    }

    /// <summary>Throws <paramref name="code"/> with the engine's number 2 for somebody else's private item.</summary>
    public void DemandVisible(StoredItem item, string code)
    {
        if (new ItemView(Caller, Folder, null).IsHidden(item))
        {
            throw new IqException(code, EngineError.Rights);
        }
    }
}

/// <summary>Numeric errors of the groupware engine, given as text of an error (notes, 1.3).</summary>
internal static class EngineError
{
    public const string Rights = "2";
    public const string Parameters = "5";
    public const string TooBig = "8";
    public const string Locked = "12";
    public const string UidExists = "15";
    public const string AccountSize = "34";
    public const string InvalidFileName = "37";
}
