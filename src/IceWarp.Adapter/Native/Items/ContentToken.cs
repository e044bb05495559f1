namespace IceWarp.Adapter.Native.Items;

/// <summary>Where content is on the server, as the token of an <see cref="UploadedFile"/>: attachment class and path (notes, 3.5).</summary>
internal static class ContentToken
{
    /// <summary>The class of an upload.</summary>
    public const string Upload = "file";

    private const char Separator = ':';

    /// <summary>Writes a token.</summary>
    public static string Write(string contentClass, string path) => contentClass + Separator + path;

    /// <summary>Class and path of a token. <see cref="ServerFailure.NotFound"/> for anything that is none.</summary>
    public static (string Class, string Path) Read(string token) =>
        token.Split(Separator, 2) is [(Upload or "attachment") and var contentClass, { Length: > 0 } path]
            ? (contentClass, path)
            : throw new ServerException(ServerFailure.NotFound, "not_a_content", retryIsSafe: true);
}
