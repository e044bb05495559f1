using System.Xml.Linq;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>PROPFIND with depth 0 or 1 (RFC 4918, 9.1); more is refused. A missing depth counts as 1. Right <c>r</c>.</summary>
internal sealed class ReadProperties(DavListing listing) : IDavMethod
{
    public IReadOnlyList<string> Names { get; } = ["PROPFIND"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var asked = PropertyRequest.Of(await call.ReadXmlAsync(cancellationToken));
        var depth = call.Header("Depth");
        if (depth is not ("0" or "1" or ""))
        {
            throw new DavException(403, D + "propfind-finite-depth");
        }

        await call.AnswerAsync(207, Multistatus(await ResponsesAsync(call, depth, asked, cancellationToken)));
    }

    private async Task<IEnumerable<XElement>> ResponsesAsync(DavCall call, string depth, PropertyRequest asked, CancellationToken cancellationToken)
    {
        var (caller, target) = (call.Caller, call.Target);
        target.Folder?.Demand('r');
        if (target is { Item: { } item, Folder: { } around })
        {
            return await listing.ResponsesAsync(caller, target.Owner, around, [item], asked, null, cancellationToken);
        }

        if (!target.IsCollection)
        {
            throw new DavException(404);
        }

        var responses = new List<XElement> { await listing.ResponseAsync(caller, target.Owner, target.Folder, asked, cancellationToken) };
        if (depth == "0")
        {
            return responses;
        }

        if (target.Owner.Length == 0)
        {
            responses.Add(await listing.ResponseAsync(caller, caller.Email, null, asked, cancellationToken));
            return responses;
        }

        foreach (var folder in await listing.FoldersAsync(caller, target, cancellationToken))
        {
            responses.Add(await listing.ResponseAsync(caller, target.Owner, folder, asked, cancellationToken));
        }

        if (target.Folder is { } shown)
        {
            responses.AddRange(await listing.ResponsesAsync(
                caller, target.Owner, shown, await listing.ItemsAsync(caller, shown, cancellationToken), asked, null, cancellationToken));
        }

        return responses;
    }
}
