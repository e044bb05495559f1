using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Interchange;
using IceWarp.EmbeddedServer.Items;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Reports;

/// <summary>
/// REPORT: calendar-multiget, calendar-query, addressbook-multiget, addressbook-query (RFC 4791, 7; RFC 6352, 8) and sync-collection (RFC 6578).
/// Another one is refused as <c>supported-report</c>. Right <c>r</c>.
/// </summary>
internal sealed class DavReports(DavListing listing, DavTargets targets, CalendarFilter calendar, SyncCollection sync, ItemExport export) : IDavMethod
{
    private const int MaxHrefs = 5000;

    public IReadOnlyList<string> Names { get; } = ["REPORT"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var body = await call.ReadXmlAsync(cancellationToken);
        if (call.Target.Folder is not { } folder || call.Target.Name is not null || body is null)
        {
            throw new DavException(body is null ? 400 : 404);
        }

        folder.Demand('r');
        if (body.Name == D + "sync-collection")
        {
            await sync.AnswerAsync(call, folder, body, (items, asked) => ResponsesAsync(call, folder, items, asked, cancellationToken), cancellationToken);
            return;
        }

        var isMultiget = body.Name == Cal + "calendar-multiget" || body.Name == Card + "addressbook-multiget";
        var isQuery = body.Name == Cal + "calendar-query" || body.Name == Card + "addressbook-query";
        var responses = isMultiget ? await MultigetAsync(call, folder, body, cancellationToken)
            : isQuery ? await QueryAsync(call, folder, body, cancellationToken)
            : throw new DavException(403, D + "supported-report");
        await call.AnswerAsync(207, Multistatus(responses));
    }

    private async Task<IEnumerable<XElement>> MultigetAsync(DavCall call, OpenFolder folder, XElement body, CancellationToken cancellationToken)
    {
        var asked = PropertyRequest.Of(body);
        var responses = new List<XElement>();
        foreach (var href in body.Elements(D + "href").Select(href => href.Value.Trim()).Take(MaxHrefs))
        {
            var path = Uri.TryCreate(href, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
                ? absolute.AbsolutePath
                : href;
            var target = await targets.FindAsync(call.Caller, Uri.UnescapeDataString(path), cancellationToken);
            if (target.Item is { } item && target.Folder?.Id == folder.Id)
            {
                responses.AddRange(await ResponsesAsync(call, folder, [item], asked, cancellationToken));
                responses[^1].Element(D + "href")!.Value = href;
            }
            else
            {
                responses.Add(DavProperties.Missing(href));
            }
        }

        return responses;
    }

    private async Task<IEnumerable<XElement>> QueryAsync(DavCall call, OpenFolder folder, XElement body, CancellationToken cancellationToken)
    {
        var matching = new List<StoredItem>();
        foreach (var item in await listing.ItemsAsync(call.Caller, folder, cancellationToken))
        {
            if (item.IsContact ? CardFilter.Matches(item, body) : await calendar.MatchesAsync(item, body, cancellationToken))
            {
                matching.Add(item);
            }
        }

        return await ResponsesAsync(call, folder, matching, PropertyRequest.Of(body), cancellationToken);
    }

    // Also the data themselves, when they are asked for: they are made for each item anew.
    private Task<IReadOnlyList<XElement>> ResponsesAsync(
        DavCall call, OpenFolder folder, IReadOnlyList<StoredItem> items, PropertyRequest asked, CancellationToken cancellationToken)
    {
        var data = folder.Type == "C" ? Card + "address-data" : Cal + "calendar-data";
        return listing.ResponsesAsync(
            call.Caller, call.Target.Owner, folder, items, asked,
            folder.Type != "F" && asked.Asks(data) ? async item => [new XElement(data, await export.WriteAsync(item, cancellationToken))] : null,
            cancellationToken);
    }
}
