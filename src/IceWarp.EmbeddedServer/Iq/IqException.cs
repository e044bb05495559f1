namespace IceWarp.EmbeddedServer.Iq;

/// <summary>An error answer of the protocol (notes, 1.3). HTTP status stays 200.</summary>
internal sealed class IqException : Exception
{
    /// <param name="code">The <c>uid</c> of the error element.</param>
    /// <param name="detail">Text of the error element.</param>
    /// <param name="innerException">The cause.</param>
    public IqException(string code, string? detail = null, Exception? innerException = null)
        : base(code, innerException)
    {
        Code = code;
        Detail = detail;
    }

    /// <summary>The <c>uid</c> of the error element.</summary>
    public string Code { get; }

    /// <summary>Text of the error element.</summary>
    public string? Detail { get; }

    /// <summary>Further children of the iq, beside <c>error</c> (<c>duplicate</c>, <c>failed_id</c>).</summary>
    public IReadOnlyList<IqNode> Beside { get; init; } = [];
}
