namespace IceWarp.Adapter.Native.Values;

/// <summary>Descriptions and their form in EVNDESCFORMAT (notes, 4.1).</summary>
internal static class Texts
{
    private const string Html = "text/html";

    /// <summary>Reads a text of a form; anything but HTML is plain.</summary>
    public static RichText Read(string text, string format) => new(text, format.Trim().Equals(Html, StringComparison.OrdinalIgnoreCase));

    /// <summary>The form of a text.</summary>
    public static string Format(RichText text) => text.IsHtml ? Html : "text/plain";
}
