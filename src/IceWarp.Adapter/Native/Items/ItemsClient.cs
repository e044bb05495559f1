using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Items;

/// <summary>A list of one folder to ask for (notes, 3.3).</summary>
/// <param name="Folder">Path.</param>
/// <param name="Values">Children of <c>values</c>: field names, <c>ctz</c>, <c>tzid</c>; none for the ids alone.</param>
/// <param name="Filter">Children of <c>filter</c>.</param>
internal sealed record ListRequest(string Folder, IReadOnlyList<IqElement> Values, IReadOnlyList<IqElement> Filter);

/// <summary>The answer to a <see cref="ListRequest"/>.</summary>
/// <param name="Folder">Path.</param>
/// <param name="Count">How many items there are in all.</param>
/// <param name="Items">The items of this part.</param>
internal sealed record ListAnswer(string Folder, int Count, IReadOnlyList<ItemAnswer> Items);

/// <summary>An item of an answer: <c>values</c> and add-ons.</summary>
internal sealed record ItemAnswer(ItemRef Ref, IqElement Element)
{
    /// <summary>Field values; never null.</summary>
    public IqElement Values { get; } = Element.Child("values") ?? new IqElement("values");

    /// <summary>Text of a field; empty when it has none.</summary>
    public string this[string field] => Values.Value(field);

    /// <summary>Add-ons of a kind: <c>notes</c>, <c>note</c>. They stand beside the values; those of a message may stand among them.</summary>
    public IReadOnlyList<Addon> Addons(string plural, string singular) =>
        Read(Element, plural, singular) is { Count: > 0 } beside ? beside : Read(Values, plural, singular);

    private static IReadOnlyList<Addon> Read(IqElement holder, string plural, string singular) =>
    [
        .. holder.All(plural).SelectMany(group => group.All(singular)).Concat(holder.All(singular))
            .Select(addon => new Addon(addon.Attribute("uid"), addon.Child("values") ?? addon)),
    ];
}

/// <summary>An add-on of an item.</summary>
/// <param name="Uid">Its id within the item.</param>
/// <param name="Values">Its fields.</param>
internal sealed record Addon(string Uid, IqElement Values);

/// <summary>Asks and changes items of any folder (<c>webmail:iq:items</c>; notes, 3.3 and 3.4).</summary>
internal sealed class ItemsClient(WebmailSession session)
{
    /// <summary>
    /// Asks several lists in one IQ. A folder that went away meanwhile, or that may not be read, is left out when several were asked.
    /// </summary>
    public async Task<IReadOnlyList<ListAnswer>> ListAsync(IReadOnlyList<ListRequest> requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        try
        {
            return await AskAsync(requests, cancellationToken);
        }
        catch (ServerException fault) when (requests.Count > 1 && IsOfOneFolder(fault))
        {
            var answers = new List<ListAnswer>();
            foreach (var request in requests)
            {
                answers.AddRange(await TryAskAsync(request, cancellationToken));
            }

            return answers;
        }
    }

    /// <summary>Asks one item. <see cref="ServerFailure.NotFound"/> when it is not there.</summary>
    public async Task<ItemAnswer> GetAsync(
        ItemRef item, IReadOnlyList<IqElement> values, IReadOnlyList<string> addons, CancellationToken cancellationToken) =>
        (await GetManyAsync([item], values, addons, cancellationToken)) is [var found, ..]
            ? found
            : throw new ServerException(ServerFailure.NotFound, "item_not_in_answer", retryIsSafe: true);

    /// <summary>Asks several single items in one IQ; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<ItemAnswer>> GetManyAsync(
        IReadOnlyList<ItemRef> items, IReadOnlyList<IqElement> values, IReadOnlyList<string> addons, CancellationToken cancellationToken)
    {
        var queries = items.Select(item => Query(
            item.Folder,
            new IqElement("item", [new IqElement("values", values), .. addons.Select(addon => new IqElement(addon))]).With("uid", item.Item)));
        var answer = await session.GetAsync("items", [.. queries], cancellationToken);
        var folders = IqQuery.Answers(answer, "items").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder"));
        return [.. folders.Zip(items).SelectMany(pair => Items(pair.First, pair.Second.Folder).Where(found => found.Ref.Item == pair.Second.Item))];
    }

    /// <summary>Changes an item of a folder, or adds one; the answer's <c>result</c>.</summary>
    public async Task<IqElement> SetAsync(string folder, IqElement item, CancellationToken cancellationToken)
    {
        var answer = await session.SetAsync("items", [Query(folder, item)], cancellationToken);
        return answer.Child("result") ?? answer.Find("query", "result") ?? throw new ServerException(ServerFailure.Garbled, "no_result");
    }

    /// <summary>An <c>item</c> element with an action.</summary>
    public static IqElement Action(string action, string? uid, params IEnumerable<IqElement> children) =>
        new IqElement("item", children).With("uid", uid).With("action", action);

    /// <summary>The id in the result of an <c>add</c>.</summary>
    public static ItemRef Added(string folder, IqElement result) =>
        result.Value("id").Trim() is { Length: > 0 } id
            ? new ItemRef(folder, id)
            : throw new ServerException(ServerFailure.Garbled, "no_id_in_result");

    private static bool IsOfOneFolder(ServerException fault) => fault.Failure is ServerFailure.NotFound or ServerFailure.NoRight;

    private static IEnumerable<ItemAnswer> Items(IqElement folder, string path) =>
        folder.All("item").Where(item => item.Attribute("uid").Length > 0)
            .Select(item => new ItemAnswer(new ItemRef(path, item.Attribute("uid")), item));

    private async Task<IReadOnlyList<ListAnswer>> TryAskAsync(ListRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync([request], cancellationToken);
        }
        catch (ServerException fault) when (IsOfOneFolder(fault))
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<ListAnswer>> AskAsync(IReadOnlyList<ListRequest> requests, CancellationToken cancellationToken)
    {
        var queries = requests.Select(request => Query(
            request.Folder,
            new IqElement("item")
                .Add(request.Values.Count == 0 ? null : new IqElement("values", request.Values))
                .Add(request.Filter.Count == 0 ? null : new IqElement("filter", request.Filter))));
        var answer = await session.GetAsync("items", [.. queries], cancellationToken);
        var folders = IqQuery.Answers(answer, "items").SelectMany(query => query.All("account")).SelectMany(account => account.All("folder")).ToList();
        return folders.Count != requests.Count
            ? throw new ServerException(ServerFailure.Garbled, "lists_missing")
            : [.. folders.Zip(requests, Answer)];
    }

    private static ListAnswer Answer(IqElement folder, ListRequest request)
    {
        var items = Items(folder, request.Folder).ToList();
        return int.TryParse(folder.Attribute("count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new ListAnswer(request.Folder, count, items)
            : new ListAnswer(request.Folder, items.Count, items);
    }

    private IqElement Query(string folder, IqElement item) =>
        IqQuery.Of("items", new IqElement("account", new IqElement("folder", item).With("uid", folder)).With("uid", session.Email));
}
