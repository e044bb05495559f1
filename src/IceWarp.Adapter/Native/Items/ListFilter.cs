using System.Globalization;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Items;

/// <summary>Writes <c>filter</c> and <c>values</c> of lists (notes, 3.3).</summary>
internal static class ListFilter
{
    /// <summary>Most items that are asked of one folder where all are needed to sort them here.</summary>
    public const int Everything = 5000;

    /// <summary>Field names as empty elements.</summary>
    public static IReadOnlyList<IqElement> Fields(params IEnumerable<string> names) => [.. names.Select(name => new IqElement(name))];

    /// <summary>A window with an order and a search.</summary>
    public static IReadOnlyList<IqElement> Of(Window window, string sort, bool descending, string? search)
    {
        var filter = new List<IqElement>
        {
            new("limit", Number(window.Limit)),
            new("offset", Number(window.Offset)),
            new("sort", new IqElement(sort, descending ? "desc" : "asc")),
        };
        if (search is not null)
        {
            filter.Add(new IqElement("search", search));
        }

        return filter;
    }

    /// <summary>The window that each folder has to be asked for, so that the merged list can be cut here.</summary>
    public static Window OfEach(Window window, int folders) =>
        folders == 1 ? window : Window.First((int)Math.Min((long)window.Offset + window.Limit, int.MaxValue));

    /// <summary>Merges lists of several folders and cuts the window; the list of one folder is cut already.</summary>
    public static Slice<T> Merge<T>(IReadOnlyList<ListAnswer> lists, Window window, Func<ItemAnswer, T> read, Comparison<T> order, int asked)
    {
        var items = lists.SelectMany(list => list.Items).Select(read).ToList();
        var total = lists.Sum(list => list.Count);
        if (asked == 1)
        {
            return new Slice<T>(items, total);
        }

        return new Slice<T>([.. items.Order(Comparer<T>.Create(order)).Skip(window.Offset).Take(window.Limit)], total);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
