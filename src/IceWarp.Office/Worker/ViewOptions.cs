using System.Text.Json.Nodes;

namespace IceWarp.Office.Worker;

/// <summary>The office's own words for a view's settings.</summary>
internal static class ViewOptions
{
    /// <summary>Options of loading: <c>Key=value</c>, separated by commas. Batch lets questions that nobody could answer be answered by their default.</summary>
    public static string ForLoading(ViewSettings settings) => $"Language={Tag(settings)},Batch=true";

    /// <summary>JSON for the first view and the later ones.</summary>
    public static string ForView(ViewSettings settings) => new JsonObject
    {
        [".uno:Author"] = Value("string", settings.Author),
        [".uno:SpellOnline"] = Value("boolean", "true"),
        [".uno:ShowBorderShadow"] = Value("boolean", "false"),
        [".uno:HideWhitespace"] = Value("boolean", "false"),
    }.ToJsonString();

    private static JsonObject Value(string type, string value) => new() { ["type"] = type, ["value"] = value };

    // A comma would begin another option.
    private static string Tag(ViewSettings settings) =>
        settings.Language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? settings.Language : "en-US";
}
