using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using IceWarp.Kernel.Security;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Signs what travels through the editor as it is, so that a page somebody pastes from cannot smuggle markup into a note. HMAC-SHA256, 16 bytes,
/// with a secret of this installation over the kind and the text; deterministic, so that the same note is the same HTML every time.
/// </summary>
internal sealed class KeptSeal(InstallationSecret secret)
{
    /// <summary>Attribute with the kept text, base64url.</summary>
    public const string TextName = "data-kept";

    /// <summary>Attribute with the signature.</summary>
    public const string MacName = "data-mac";

    private const int MacBytes = 16;

    /// <summary>Writes both attributes.</summary>
    public void AppendTo(StringBuilder html, char kind, string text) =>
        html.AppendAttribute(TextName, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text))).AppendAttribute(MacName, Sign(kind, text));

    /// <summary>The kept text of an element; null when it carries none.</summary>
    /// <param name="element">The element.</param>
    /// <param name="kind">As what it was signed.</param>
    /// <param name="isGenuine">False when the signature is wrong.</param>
    public string? Read(IElement element, char kind, out bool isGenuine)
    {
        isGenuine = false;
        if (element.GetAttribute(TextName) is not { } encoded)
        {
            return null;
        }

        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded));
            isGenuine = CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(Sign(kind, text)), Encoding.ASCII.GetBytes(element.GetAttribute(MacName) ?? ""));
            return text;
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private string Sign(char kind, string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes($"{kind}\0{text}")).AsSpan(0, MacBytes));
}

/// <summary>As what something is kept.</summary>
internal static class KeptKind
{
    /// <summary>All of them.</summary>
    public const string All = "bwimka";

    /// <summary>A block with all it holds.</summary>
    public const char Block = 'b';

    /// <summary>A whole note.</summary>
    public const char Whole = 'w';

    /// <summary>Something in a line with all it holds.</summary>
    public const char Inline = 'i';

    /// <summary>A start tag around words.</summary>
    public const char Mark = 'm';

    /// <summary>A start tag of a mark or picture that the editor knows.</summary>
    public const char Known = 'k';

    /// <summary><see cref="Kept"/> of a block.</summary>
    public const char Attributes = 'a';
}
