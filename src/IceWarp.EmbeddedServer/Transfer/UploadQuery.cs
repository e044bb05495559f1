using System.Globalization;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Transfer;

/// <summary>
/// <c>webmail:iq:upload</c> (notes, 3.5): get tells name, type and ticket of an upload; set <c>extract</c> makes a stored item's content an
/// upload.
/// </summary>
internal sealed class UploadQuery(Uploads uploads, ContentFinder contents) : IIqQuery
{
    public string Namespace => "upload";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public async Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        var asked = query.Kid("upload") ?? query.Kid("file") ?? query;
        var fullpath = asked.Text("fullpath") ?? throw new IqException("item_missing_tag", "fullpath");
        return context.IsSet
            ? await ExtractAsync(context, query, asked, fullpath, cancellationToken)
            : await DescribeAsync(context, fullpath, cancellationToken);
    }

    // The ticket is the way to the upload; it counts only together with the session.
    private async Task<IqAnswer> DescribeAsync(IqContext context, string fullpath, CancellationToken cancellationToken)
    {
        var content = await uploads.FindAsync(context.Caller, fullpath, cancellationToken);
        return IqAnswer.Query(
            new IqNode("name", content.Name), new IqNode("type", content.MediaType), new IqNode("ticket", fullpath));
    }

    private async Task<IqAnswer> ExtractAsync(
        IqContext context, XElement query, XElement asked, string fullpath, CancellationToken cancellationToken)
    {
        var action = asked.Attr("action") ?? query.Attr("action") ?? query.Text("action");
        if (action != "extract")
        {
            throw new IqException("upload_action_unknown", action);
        }

        var content = await contents.FindAsync(context.Caller, asked.Text("class") ?? "attachment", fullpath, cancellationToken);
        var file = await uploads.AddAsync(context.Caller, asked.Text("folder") ?? "", content, cancellationToken);
        return IqAnswer.Query(
            new IqNode("folder", file.Folder),
            new IqNode("file", file.Id),
            new IqNode("size", file.Size.ToString(CultureInfo.InvariantCulture)),
            new IqNode("name", file.Name),
            new IqNode("type", file.MediaType));
    }
}
