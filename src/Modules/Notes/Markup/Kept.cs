using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>An element around blocks that the editor does not know: each block says in which it lies.</summary>
/// <param name="Number">Tells elements with the same tag apart.</param>
/// <param name="Tag">Its start tag.</param>
internal sealed record Container(int Number, OpenTag Tag)
{
    /// <summary>True for the same element.</summary>
    public bool Is(Container other) => Number == other.Number && Tag.ToParts().AsSpan().SequenceEqual(other.Tag.ToParts());
}

/// <summary>What is kept of a block beside what the editor shows.</summary>
internal sealed record Kept
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>Nothing.</summary>
    public static readonly Kept Nothing = new();

    /// <summary>Its own start tag; null for one without attributes that the editor knows by name.</summary>
    public OpenTag? Tag { get; init; }

    /// <summary>The elements around it, outermost first.</summary>
    public IReadOnlyList<Container> Around { get; init; } = [];

    /// <summary>Start tag of the <c>code</c> within a <c>pre</c>.</summary>
    public OpenTag? Code { get; init; }

    /// <summary>HTML of a table before its rows: <c>colgroup</c>.</summary>
    public string? Before { get; init; }

    /// <summary>HTML of a block that is kept with all it holds.</summary>
    public string? Html { get; init; }

    /// <summary>The little things.</summary>
    public KeptTrait Traits { get; init; }

    /// <summary>True when there is nothing to keep.</summary>
    public bool IsNothing => Tag is null && Around.Count == 0 && Code is null && Before is null && Html is null && Traits == KeptTrait.None;

    /// <summary>True when the trait is there.</summary>
    public bool Has(KeptTrait trait) => (Traits & trait) != KeptTrait.None;

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(
        new Form(
            Tag?.ToParts(),
            Around.Count == 0 ? null : [.. Around.Select(container => new Level(container.Number, container.Tag.ToParts()))],
            Code?.ToParts(),
            Before,
            Html,
            (int)Traits),
        Json);

    /// <summary>Reads what <see cref="Write"/> gave; null for anything else.</summary>
    public static Kept? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Form>(text, Json) is not { } form
                ? null
                : new Kept
                {
                    Tag = OpenTag.OfParts(form.T),
                    Around = [.. (form.A ?? []).Select(level => (level.N, Tag: OpenTag.OfParts(level.T))).Where(level => level.Tag is not null)
                        .Select(level => new Container(level.N, level.Tag ?? OpenTag.Plain("div")))],
                    Code = OpenTag.OfParts(form.C),
                    Before = form.B,
                    Html = form.H,
                    Traits = (KeptTrait)form.F,
                };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Form(string[]? T, Level[]? A, string[]? C, string? B, string? H, int F);

    private sealed record Level(int N, string[] T);
}

/// <summary>How a block was written where that is not how this product writes it.</summary>
[Flags]
internal enum KeptTrait
{
    /// <summary>As this product writes it.</summary>
    None = 0,

    /// <summary>Words without an element of their own.</summary>
    Bare = 1,

    /// <summary>A paragraph where this product writes bare words.</summary>
    Paragraph = 2,

    /// <summary>Nothing was there; the editor needs a paragraph.</summary>
    Absent = 4,

    /// <summary>A line break at the end that shows nothing.</summary>
    Break = 8,

    /// <summary>No line break in an empty paragraph.</summary>
    NoBreak = 16,

    /// <summary>A list beside the list items instead of within one.</summary>
    Beside = 32,

    /// <summary>A <c>pre</c> without a <c>code</c>.</summary>
    NoCode = 64,
}
