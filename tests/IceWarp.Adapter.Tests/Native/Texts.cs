using CsCheck;

namespace IceWarp.Adapter.Tests.Native;

/// <summary>Texts as people and servers write them, and worse.</summary>
internal static class Texts
{
    private static readonly string[] Tricky =
    [
        "&", "<", ">", "\"", "'", ",", ";", "\\", "/", "]]>", "&amp;", "<!--", "\"\"", "\\\"", "<a@b>", " ", "~", "%2F", "+", "=", "\u00A0", "č", "ß", "漢", "😀",
    ];

    /// <summary>Unicode without control characters: titles, names, paths.</summary>
    public static Gen<string> Plain { get; } = Gen.OneOf(
        Gen.Int[0, Tricky.Length - 1].Select(i => Tricky[i]),
        Gen.Char['a', 'z'].Select(c => c.ToString()),
        Gen.Char['\u00A0', '\uD7FF'].Select(c => c.ToString()),
        Gen.Char['\uE000', '\uFFFD'].Select(c => c.ToString()),
        Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32)).Array[0, 12].Select(string.Concat);

    /// <summary>Any characters at all: control characters, halves of pairs.</summary>
    public static Gen<string> Any { get; } =
        Gen.Select(Plain, Gen.Char['\0', '\u001F'].Array[0, 2], Gen.Char['\uD800', '\uDFFF'].Array[0, 2], Plain)
            .Select((before, control, halves, after) => before + new string(control) + new string(halves) + after);
}
