using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Check lists as they are stored: list items with a box before the words, so that every client of the server shows them, and the attributes
/// by which they are known again. Anything that is not exactly so is a list like others.
/// </summary>
internal static class TaskMarkup
{
    /// <summary>Value of <c>data-type</c> on the list.</summary>
    public const string List = "taskList";

    /// <summary>Value of <c>data-type</c> on an item.</summary>
    public const string Item = "taskItem";

    /// <summary>True for a list that was stored by <see cref="Box"/>.</summary>
    public static bool IsTaskList(IElement list) =>
        list is { LocalName: "ul", Attributes.Length: 1 } && list.GetAttribute("data-type") == List && list.Children.All(IsTask);

    /// <summary>The box before the words.</summary>
    public static string Box(bool isChecked) =>
        isChecked ? "<label><input type=\"checkbox\" disabled checked> </label>" : "<label><input type=\"checkbox\" disabled> </label>";

    private static bool IsTask(IElement item) =>
        item is { LocalName: "li", Attributes.Length: 2 }
        && item.GetAttribute("data-type") == Item
        && item.GetAttribute("data-checked") is "true" or "false"
        && item.FirstChild is IElement label
        && label.OuterHtml == Canonical(item.GetAttribute("data-checked") == "true");

    // As AngleSharp writes empty attributes.
    private static string Canonical(bool isChecked) => Box(isChecked).Replace(" disabled", " disabled=\"\"", StringComparison.Ordinal)
        .Replace(" checked>", " checked=\"\">", StringComparison.Ordinal);
}
