using Dapper;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Columns and search texts derived from an item's fields and add-ons: title, tags, starts, ends, flags, size, item_search.</summary>
internal static class ItemIndex
{
    private const int MaxTextFile = 512 * 1024;

    /// <summary>Derives them anew for one item.</summary>
    public static async Task UpdateAsync(ItemTransaction items, long id)
    {
        if (await items.FindAsync(id) is not { } item)
        {
            return;
        }

        var (starts, ends) = Span(item);
        var title = SearchText.Fold(item.Title);
        var tags = string.Concat(SearchText.Tags(item.Tags).Select(tag => Mark(SearchText.Fold(tag).Trim())));
        await items.Connection.ExecuteAsync(
            """
            UPDATE item SET title = @Title, tags = @Tags, starts = @starts, ends = @ends, flags = @flags, size = @size WHERE id = @Id;
            INSERT INTO item_search (item_id, title, tags, head, body) VALUES (@Id, @foldedTitle, @foldedTags, @head, @body)
            ON CONFLICT (item_id) DO UPDATE SET title = excluded.title, tags = excluded.tags, head = excluded.head, body = excluded.body
            """,
            new
            {
                item.Id,
                item.Title,
                item.Tags,
                starts,
                ends,
                flags = item.Fields.Number("EVNFLAGS"),
                size = item.Content?.Size ?? 0,
                foldedTitle = title,
                foldedTags = tags,
                head = Head(item),
                body = await BodyAsync(items, item),
            },
            items.Transaction);
    }

    /// <summary>A folded tag as item_search keeps it: between separators that no tag contains.</summary>
    public static string Mark(string tag) => $"\u001f{tag}\u001f";

    // Unix seconds; floating times as UTC, so a list by time looks a day further on both sides. No end: a series without a last day.
    private static (long? Starts, long? Ends) Span(StoredItem item)
    {
        var times = EventTimes.Of(item.Fields);
        var zone = EventTimes.ZoneOf(item.Fields);
        if (!times.HasStart)
        {
            return (null, null);
        }

        var (starts, ends) = (times.StartUnix(zone), times.EndUnix(zone));
        return item.Recurrence is not { } rule ? (starts, ends)
            : rule.Fields.Number("RCRENDDATE") is var last and > 0 ? (starts, ends + (Math.Max(0, last - times.StartDate) * 86400))
            : (starts, null);
    }

    private static string Head(StoredItem item)
    {
        var fields = item.Fields.Where(field => IsHead(field.Key)).Select(field => field.Value);
        var addons = item.Addons.SelectMany(addon => addon.Fields).Where(field => IsHead(field.Key)).Select(field => field.Value);
        return SearchText.Fold(string.Join('\n', fields.Concat(addons)));
    }

    private static bool IsHead(string field) => field is
        "EVNTITLE" or "EVNTYPE" or "EVNLOCATION" or "EVNCONTACT" or "EVNORGANIZER" or "EVNURL" or "CNTEMAIL" or "CNTCONTACTNAME" or "ATTDESC"
        || (field.StartsWith("ITM", StringComparison.Ordinal) && field is not ("ITMDESCRIPTION" or "ITMDESCFORMAT" or "ITMCLASS" or "ITMBDATE"))
        || (field.StartsWith("LCT", StringComparison.Ordinal) && field is not "LCTTYPE")
        || field.StartsWith("PHN", StringComparison.Ordinal);

    private static async Task<string> BodyAsync(ItemTransaction items, StoredItem item)
    {
        var html = item.Fields["EVNDESCFORMAT"] == "text/html" || item.Fields["ITMDESCFORMAT"] == "text/html";
        var texts = new List<string> { SearchText.Words(item.Fields["EVNNOTE"], html), SearchText.Words(item.Fields["ITMDESCRIPTION"], html) };
        texts.AddRange(item.Addons.Where(addon => addon.Kind == AddonKind.Note).Select(note => SearchText.Words(note.Fields["NOTE_TEXT"], html)));
        if (item.Content is { } content && content.Size <= MaxTextFile && TextFiles.IsText(item.Title))
        {
            var data = await items.Connection.QuerySingleAsync<byte[]>("SELECT data FROM blob WHERE id = @BlobId", new { content.BlobId }, items.Transaction);
            texts.Add(SearchText.Words(TextFiles.Decode(data), TextFiles.IsHtml(item.Title)));
        }

        return SearchText.Fold(string.Join('\n', texts));
    }
}
