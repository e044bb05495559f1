using IceWarp.EmbeddedServer.Items;
using Microsoft.AspNetCore.Http;

namespace IceWarp.EmbeddedServer.Dav;

/// <summary>If-Match and If-None-Match (RFC 9110, 13.1).</summary>
internal static class DavConditions
{
    /// <summary>Throws 412 when a condition of a change does not hold for what is there (null: nothing).</summary>
    public static void Demand(HttpRequest request, StoredItem? item)
    {
        var match = Tags(request.Headers.IfMatch.ToString());
        var noneMatch = Tags(request.Headers.IfNoneMatch.ToString());
        if ((match.Count > 0 && !Holds(match, item)) || (noneMatch.Count > 0 && Holds(noneMatch, item)))
        {
            throw new DavException(412);
        }
    }

    private static bool Holds(IReadOnlyCollection<string> tags, StoredItem? item) =>
        item is not null && (tags.Contains("*") || tags.Contains(DavProperties.Tag(item)));

    private static IReadOnlyList<string> Tags(string header) =>
        header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
