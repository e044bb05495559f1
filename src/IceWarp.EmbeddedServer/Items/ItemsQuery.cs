using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items;

/// <summary><c>webmail:iq:items</c>: opens the folders that a request names and asks the room that keeps their kind of items.</summary>
internal sealed class ItemsQuery(FolderAccess folders, IEnumerable<IItemRoom> rooms) : IIqQuery
{
    public string Namespace => "items";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken) =>
        context.IsSet ? SetAsync(context, query, cancellationToken) : GetAsync(context, query, cancellationToken);

    private async Task<IqAnswer> GetAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var accounts = new List<IqNode>();
        foreach (var account in query.Kids("account"))
        {
            var answer = new IqNode("account").With("uid", account.Attr("uid"));
            foreach (var folder in account.Kids("folder"))
            {
                answer.Add(await GetFolderAsync(context, account, folder, cancellationToken));
            }

            accounts.Add(answer);
        }

        return IqAnswer.Query(accounts);
    }

    private async Task<IqNode> GetFolderAsync(IqContext context, XElement account, XElement folder, CancellationToken cancellationToken)
    {
        var open = await folders.OpenAsync(context.Caller, account.Attr("uid"), folder.Attr("uid") ?? "", cancellationToken);
        open.Demand('r');
        var item = folder.Kid("item") ?? throw new IqException("item_missing_tag", "item");
        var list = await Room(open).GetAsync(context, open, item, cancellationToken);
        return new IqNode("folder", list.Items)
            .With("uid", folder.Attr("uid"))
            .With("rights", open.Rights)
            .With("count", Number(list.Count))
            .With("recent", Number(list.Recent))
            .With("offset", Number(list.Offset));
    }

    private async Task<IqAnswer> SetAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var results = new List<IqNode>();
        foreach (var account in query.Kids("account"))
        {
            foreach (var folder in account.Kids("folder"))
            {
                var open = await folders.OpenAsync(context.Caller, account.Attr("uid"), folder.Attr("uid") ?? "", cancellationToken);
                foreach (var item in folder.Kids("item"))
                {
                    results.Add(await Room(open).SetAsync(context, open, item, cancellationToken));
                }
            }
        }

        return IqAnswer.Direct(results);
    }

    private IItemRoom Room(OpenFolder folder) =>
        rooms.FirstOrDefault(room => room.Keeps(folder.Type)) ?? throw new IqException("item_create", folder.Type);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
