using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;

namespace IceWarp.EmbeddedServer.Accounts;

/// <summary><c>webmail:iq:accounts</c>: the caller's account, its refresh with counters, subscriptions (notes, 3.1).</summary>
internal sealed class AccountsQuery(FolderList folders, FolderSubscriptions subscriptions, AccountQuota quota) : IIqQuery
{
    public string Namespace => "accounts";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public async Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        if (!context.IsSet)
        {
            return IqAnswer.Query(await DescribeAsync(context, cancellationToken));
        }

        var answers = new List<IqNode>();
        foreach (var account in query.Kids("account"))
        {
            FolderList.DemandOwn(context.Caller, account.Attr("uid"));
            answers.Add(await SetAsync(context, account, cancellationToken));
        }

        return answers.Count > 0 ? IqAnswer.Query(answers) : throw new IqException("account_invalid_id");
    }

    private async Task<IqNode> SetAsync(IqContext context, XElement account, CancellationToken cancellationToken)
    {
        var answer = new IqNode("account").With("uid", account.Attr("uid"));
        switch (account.Attr("action")?.ToLowerInvariant())
        {
            case "refresh" or "sync":
                foreach (var folder in await folders.AllAsync(context.Caller, cancellationToken))
                {
                    answer.Add(folder);
                }

                var usage = await quota.UsageAsync(context.Caller.Id, cancellationToken);
                return answer.Add("mbox_quota", KiloBytes(quota.Limit)).Add("mbox_usage", KiloBytes(usage));
            case "test":
                return answer;
            case "subscribe" or "subscribe_folder":
                await subscriptions.SetAsync(context.Caller, account.Attr("uid"), Subscription(account), subscribed: true, cancellationToken);
                return answer;
            case "unsubscribe" or "unsubscribe_folder":
                await subscriptions.SetAsync(context.Caller, account.Attr("uid"), Subscription(account), subscribed: false, cancellationToken);
                return answer;
            case { Length: > 0 } other:
                throw new IqException("account_action_unknown", other);
            default:
                throw new IqException("account_missing_tag", "action");
        }
    }

    private static string Subscription(XElement account) =>
        account.Text("subscription")?.Trim() is { Length: > 0 } path ? path : throw new IqException("account_missing_tag", "subscription");

    private async Task<IqNode> DescribeAsync(IqContext context, CancellationToken cancellationToken)
    {
        var caller = context.Caller;
        var request = context.Http.Request;
        var baseAddress = $"{request.Scheme}://{request.Host.Value}";
        var address = context.Http.Connection.RemoteIpAddress?.ToString() ?? "";
        var usage = await quota.UsageAsync(caller.Id, cancellationToken);
        (string Name, string Value)[] fields =
        [
            ("protocol", "imap"),
            ("server", request.Host.Host),
            ("username", caller.Email),
            ("primary", "true"),
            ("fullname", caller.Name),
            ("description", caller.Name),
            ("gw", "true"),
            ("acc_type", caller.AdminType switch { 0 => "user", 1 => "domainadmin", _ => "admin" }),
            ("mbox_quota", KiloBytes(quota.Limit)),
            ("mbox_usage", KiloBytes(usage)),
            ("current_ip", address),
            ("gw_ownerid", caller.Id.ToString(CultureInfo.InvariantCulture)),
            ("groupchat_support", "false"),
            ("fulltext_support", "true"),
            ("gwtrash_support", "true"),
            ("meeting_support", "true"),
            ("meeting_provider", "jitsi"),
            ("sip_support", "false"),
            ("im_support", "false"),
            ("sms_support", "false"),
            ("shared_prefix", "~"),
            ("two_factor_support", "false"),
            ("two_factor_enabled", "false"),
            ("guest_account", "false"),
            ("webdav_url", $"{baseAddress}/webdav/{caller.Email}/"),
            ("office_support", "true"),
            ("use_libreoffice", "true"),
        ];
        var account = new IqNode("account").With("uid", caller.Email);
        foreach (var (name, value) in fields)
        {
            account.Add(name, value);
        }

        return account;
    }

    private static string KiloBytes(long bytes) => ((bytes + 1023) / 1024).ToString(CultureInfo.InvariantCulture);
}
