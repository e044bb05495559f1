using System.Text.Json;
using AngleSharp.Dom;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>
/// Reads what came back sealed. A wrong signature is accepted where the stored note itself holds the same: the secret may have been lost since,
/// and what is in a note already cannot be smuggled into it.
/// </summary>
/// <param name="seal">Checks signatures.</param>
/// <param name="stored">The stored note as the editor gets it; null for a new one.</param>
internal sealed class KeptReader(KeptSeal seal, Func<IElement?> stored)
{
    private HashSet<string>? _known;

    /// <summary>How many things came with a wrong signature and were left out.</summary>
    public int Refused { get; private set; }

    /// <summary>True for an element that carries something sealed.</summary>
    public static bool Carries(IElement element) => element.HasAttribute(KeptSeal.TextName);

    /// <summary>As <see cref="Text"/>, for something that may as well be of another kind: that is no refusal.</summary>
    public string? TextIf(IElement element, char kind) =>
        seal.Read(element, kind, out var isGenuine) is { } text && (isGenuine || Known().Contains(Key(kind, text))) ? text : null;

    /// <summary>A kept fragment or note; null when it is not genuine.</summary>
    public string? Text(IElement element, char kind)
    {
        var text = TextIf(element, kind);
        Refused += text is null ? 1 : 0;
        return text;
    }

    /// <summary>A kept start tag; null when there is none.</summary>
    public OpenTag? Tag(IElement element, char kind)
    {
        if (!Carries(element) || Text(element, kind) is not { } text)
        {
            return null;
        }

        try
        {
            return OpenTag.OfParts(JsonSerializer.Deserialize<string[]>(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is kept of a block; <see cref="Kept.Nothing"/> when there is none.</summary>
    public Kept Block(IElement? element, char kind = KeptKind.Attributes) =>
        element is not null && Carries(element) && Text(element, kind) is { } text && Kept.Read(text) is { } kept ? kept : Kept.Nothing;

    private HashSet<string> Known()
    {
        if (_known is null)
        {
            _known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var element in stored()?.QuerySelectorAll($"[{KeptSeal.TextName}]") ?? Enumerable.Empty<IElement>())
            {
                foreach (var kind in KeptKind.All)
                {
                    if (seal.Read(element, kind, out var isGenuine) is { } text && isGenuine)
                    {
                        _known.Add(Key(kind, text));
                    }
                }
            }
        }

        return _known;
    }

    private static string Key(char kind, string text) => $"{kind}\0{text}";
}
