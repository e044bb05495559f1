namespace IceWarp.Adapter;

/// <summary>A slice of a list, newest or first first as the operation says.</summary>
/// <param name="Items">The items.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Offset">How many to skip, 0 or more.</param>
/// <param name="Limit">How many at most, 1..500.</param>
public readonly record struct Window(int Offset, int Limit)
{
    /// <summary>The first <paramref name="limit"/> items.</summary>
    public static Window First(int limit) => new(0, limit);
}

/// <summary>An address with a name.</summary>
/// <param name="Name">Display name; empty when there is none.</param>
/// <param name="Address">addr-spec (RFC 5322, 3.4.1).</param>
public sealed record Mailbox(string Name, string Address);

/// <summary>Text with its form.</summary>
/// <param name="Content">The text as the server has it: HTML is not sanitised yet.</param>
/// <param name="IsHtml">True for HTML, false for plain text.</param>
public sealed record RichText(string Content, bool IsHtml)
{
    /// <summary>No text.</summary>
    public static RichText Empty { get; } = new("", IsHtml: false);
}

/// <summary>An attachment of an item.</summary>
/// <param name="Id">Opaque, URL-safe id for the item's store.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Media type, or null when unknown.</param>
public sealed record Attachment(string Id, string Name, long Size, string? MediaType);

/// <summary>Bytes on their way: the caller disposes it. Nothing is buffered.</summary>
/// <param name="Stream">The bytes.</param>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Length">Bytes, or null when the server does not say.</param>
public sealed record Download(Stream Stream, string Name, string MediaType, long? Length) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
