using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Settings;

/// <summary>
/// <c>webmail:iq:private</c>: the settings of the signed-in person (notes, 3.6). Every asked resource is echoed, empty when there is
/// nothing. Without a session it shows what <see cref="PublicQuery"/> shows without one. A set answers one <c>result</c> an item.
/// </summary>
internal sealed class PrivateQuery(ResourceStore resources, DefaultFoldersResource defaultFolders) : IIqQuery
{
    public string Namespace => "private";

    public bool AllowsAnonymous(string type, XElement query) => type == "get";

    public Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        if (context.IsSet)
        {
            return ResourceAnswers.SetAsync(query, (name, item) => SetAsync(context.Caller, name, item, cancellationToken));
        }

        return ResourceAnswers.GetAsync(query, name => context.CallerOrNull is { } caller
            ? ItemsAsync(caller, name, cancellationToken)
            : PublicQuery.AnonymousItemsAsync(resources, name, cancellationToken));
    }

    private async Task<IEnumerable<IqNode>> ItemsAsync(Account caller, string name, CancellationToken cancellationToken)
    {
        if (DefaultFoldersResource.Is(name))
        {
            return [ResourceAnswers.Access(await defaultFolders.ItemAsync(caller, cancellationToken), "full")];
        }

        var own = await resources.ItemsAsync(caller.Id, name, cancellationToken);
        return own.Count > 0
            ? own.Select(item => ResourceAnswers.Item(item, "full"))
            : (await resources.ItemsAsync(ResourceStore.Public, name, cancellationToken)).Select(item => ResourceAnswers.Inherited(item));
    }

    private async Task<long?> SetAsync(Account caller, string name, XElement item, CancellationToken cancellationToken)
    {
        if (!DefaultFoldersResource.Is(name))
        {
            return await resources.SetAsync(caller.Id, name, item, cancellationToken);
        }

        await defaultFolders.SetAsync(caller, item, cancellationToken);
        return null;
    }
}

/// <summary><c>webmail:iq:public</c>: settings of the whole server; some are for everybody, administrators alone change them (notes, 3.6).</summary>
internal sealed class PublicQuery(ResourceStore resources) : IIqQuery
{
    private static readonly HashSet<string> ForEverybody = new(StringComparer.OrdinalIgnoreCase)
    {
        "login_settings", "layout_settings", "restrictions", "reset_settings", "forgot_settings", "languages", "signup_domains", "skins", "paths",
        "basic", "banner_options",
    };

    public string Namespace => "public";

    public bool AllowsAnonymous(string type, XElement query) => type == "get";

    public Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        if (!context.IsSet)
        {
            return ResourceAnswers.GetAsync(query, name => context.CallerOrNull is { } caller
                ? ItemsAsync(name, caller.AdminType > 0 ? "full" : "view", cancellationToken)
                : AnonymousItemsAsync(resources, name, cancellationToken));
        }

        return context.Caller.AdminType > 0
            ? ResourceAnswers.SetAsync(query, (name, item) => resources.SetAsync(ResourceStore.Public, name, item, cancellationToken))
            : throw new IqException("settings_access_denied");
    }

    /// <summary>What is shown without a session: the resources that a sign-in page needs.</summary>
    public static async Task<IEnumerable<IqNode>> AnonymousItemsAsync(ResourceStore resources, string name, CancellationToken cancellationToken) =>
        ForEverybody.Contains(name)
            ? (await resources.ItemsAsync(ResourceStore.Public, name, cancellationToken)).Select(item => ResourceAnswers.Item(item, "view"))
            : [];

    private async Task<IEnumerable<IqNode>> ItemsAsync(string name, string access, CancellationToken cancellationToken) =>
        (await resources.ItemsAsync(ResourceStore.Public, name, cancellationToken)).Select(item => ResourceAnswers.Item(item, access));
}

/// <summary>The shapes that both stores share.</summary>
internal static class ResourceAnswers
{
    /// <summary>Echoes each asked resource with its items.</summary>
    public static async Task<IqAnswer> GetAsync(XElement query, Func<string, Task<IEnumerable<IqNode>>> items)
    {
        var answer = new IqNode("resources");
        foreach (var resource in Asked(query))
        {
            answer.Add(new IqNode(resource.Name.LocalName, await items(resource.Name.LocalName)));
        }

        return IqAnswer.Query(answer);
    }

    /// <summary>Sets each item of each resource; one <c>result</c> an item with its <c>id</c>.</summary>
    public static async Task<IqAnswer> SetAsync(XElement query, Func<string, XElement, Task<long?>> set)
    {
        var results = new List<IqNode>();
        foreach (var resource in Asked(query))
        {
            foreach (var item in resource.Kids("item"))
            {
                var id = await set(resource.Name.LocalName, item);
                results.Add(new IqNode("result").Add("id", id?.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return results.Count > 0 ? IqAnswer.Direct(results) : throw new IqException("settings_missing_tag", "item");
    }

    /// <summary>An item with its uid.</summary>
    public static IqNode Item(ResourceItem item, string access) =>
        Access(new IqNode("item", ResourceStore.Nodes(item.Content)).With("uid", item.Id.ToString(CultureInfo.InvariantCulture)), access);

    /// <summary>A public item that a person sees for want of an own one. It has no uid: a change makes an own one.</summary>
    public static IqNode Inherited(ResourceItem item) => Access(new IqNode("item", ResourceStore.Nodes(item.Content)), "full");

    /// <summary>Says what the person may do with the item.</summary>
    public static IqNode Access(IqNode item, string access) =>
        item.With("access", access).With("useraccess", access).With("domainadminaccess", "full");

    private static IEnumerable<XElement> Asked(XElement query) =>
        query.Kid("resources")?.Elements() ?? throw new IqException("settings_missing_tag", "resources");
}
