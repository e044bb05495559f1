namespace IceWarp.Adapter.Native.Iq;

/// <summary>Writes <c>query</c> elements of webmail.php (notes, 1.2).</summary>
internal static class IqQuery
{
    private const string Prefix = "webmail:iq:";

    /// <summary>A query of a namespace: <c>items</c> for <c>webmail:iq:items</c>.</summary>
    public static IqElement Of(string space, params IEnumerable<IqElement> children) =>
        new IqElement("query", children).With("xmlns", Prefix + space);

    /// <summary>The answers to the queries of a namespace, in order.</summary>
    public static IEnumerable<IqElement> Answers(IqElement iq, string space) =>
        iq.All("query").Where(query => query.Attribute("xmlns") == Prefix + space);
}
