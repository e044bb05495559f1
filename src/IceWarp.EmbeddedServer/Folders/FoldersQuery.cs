using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary><c>webmail:iq:folders</c>: lists folders, shows one with its rights, carries out folder actions (notes, 3.2).</summary>
internal sealed class FoldersQuery(FolderList folders, IEnumerable<IFolderAction> actions) : IIqQuery
{
    private readonly Dictionary<string, IFolderAction> _actions = actions.ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    public string Namespace => "folders";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken) =>
        context.IsSet ? SetAsync(context, query, cancellationToken) : GetAsync(context, query, cancellationToken);

    private async Task<IqAnswer> GetAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var answers = new List<IqNode>();
        foreach (var account in query.Kids("account"))
        {
            FolderList.DemandOwn(context.Caller, account.Attr("uid"));
            var answer = new IqNode("account").With("uid", account.Attr("uid"));
            var asked = account.Kids("folder").ToList();
            if (asked.Count == 0)
            {
                foreach (var folder in await folders.AllAsync(context.Caller, cancellationToken))
                {
                    answer.Add(folder);
                }
            }

            foreach (var folder in asked)
            {
                answer.Add(await folders.OneAsync(context.Caller, account.Attr("uid"), folder.Attr("uid") ?? "", cancellationToken));
            }

            answers.Add(answer);
        }

        return answers.Count > 0 ? IqAnswer.Query(answers) : throw new IqException("account_invalid_id");
    }

    private async Task<IqAnswer> SetAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var below = new List<IqNode>();
        var direct = new List<IqNode>();
        foreach (var account in query.Kids("account"))
        {
            FolderList.DemandOwn(context.Caller, account.Attr("uid"));
            var answer = new IqNode("account").With("uid", account.Attr("uid"));
            foreach (var folder in account.Kids("folder"))
            {
                var outcome = await Action(folder).RunAsync(
                    context, new FolderCall(account.Attr("uid"), folder.Attr("uid") ?? "", folder), cancellationToken);
                Add(below, outcome.BelowQuery);
                Add(direct, outcome.Direct);
                if (outcome.BelowAccount is { } node)
                {
                    answer.Add(node);
                }
            }

            below.Add(answer);
        }

        return direct.Count > 0 ? IqAnswer.Direct(direct)
            : below.Count > 0 ? IqAnswer.Query(below)
            : throw new IqException("account_invalid_id");
    }

    private IFolderAction Action(XElement folder)
    {
        var name = folder.Attr("action") ?? throw new IqException("folder_missing_tag", "action");
        return _actions.TryGetValue(name, out var action) ? action : throw new IqException("folder_action_unknown", name);
    }

    private static void Add(List<IqNode> nodes, IqNode? node)
    {
        if (node is not null)
        {
            nodes.Add(node);
        }
    }
}
