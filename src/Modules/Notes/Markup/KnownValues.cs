using System.Globalization;
using System.Text.RegularExpressions;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Attribute values that the editor takes; null for anything else, which is what it has when the attribute is missing.</summary>
internal static partial class KnownValues
{
    private const int MostSpan = 1000;

    /// <summary>An address that a link may have.</summary>
    public static string? Address(string? value) => value is not null && Link().IsMatch(value) ? value : null;

    /// <summary>A length in pixels.</summary>
    public static string? Pixels(string? value) => value is not null && Digits().IsMatch(value) ? value : null;

    /// <summary>How many columns or rows a cell covers; one is nothing to say.</summary>
    public static string? Span(string? value) => Number(value) is > 1 and <= MostSpan and var span ? Text(span) : null;

    /// <summary>Where a list begins to count; one is nothing to say.</summary>
    public static string? Start(string? value) => Number(value) is { } start and not 1 ? Text(start) : null;

    /// <summary>The class that names a language.</summary>
    public static string? Language(string? value) =>
        (value ?? "").Split(' ', '\t', '\n').FirstOrDefault(name => LanguageName().IsMatch(name));

    private static int? Number(string? value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is > -100_000 and < 1_000_000 ? number : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(https?://|mailto:|tel:)[^\u0000-\u001f\u007f]+\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[1-9][0-9]{0,4}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^language-[A-Za-z0-9+#._-]{1,40}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageName();
}
