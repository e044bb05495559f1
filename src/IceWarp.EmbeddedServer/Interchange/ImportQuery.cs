using System.Globalization;
using System.Text;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Folders;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Transfer;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>
/// <c>webmail:iq:import</c> (notes, 3.5): takes an uploaded vCard or iCalendar file into a folder. Answers <c>import</c> with the number
/// <c>imported</c> and a <c>failed/item</c> sentence for each thing that could not be taken.
/// </summary>
internal sealed class ImportQuery(FolderAccess folders, Uploads uploads, ItemImport import) : IIqQuery
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    public string Namespace => "import";

    public bool AllowsAnonymous(string type, XElement query) => false;

    public async Task<IqAnswer> AnswerAsync(IqContext context, XElement query, CancellationToken cancellationToken)
    {
        if (!context.IsSet)
        {
            throw new IqException("xmlrequest_invalid_type", "get");
        }

        var answers = new List<IqNode>();
        foreach (var element in query.Kids("import"))
        {
            answers.Add(await ImportAsync(context, element, cancellationToken));
        }

        return answers.Count > 0 ? IqAnswer.Query(answers) : throw new IqException("item_missing_tag", "import");
    }

    private async Task<IqNode> ImportAsync(IqContext context, XElement element, CancellationToken cancellationToken)
    {
        var account = element.Kid("account") ?? throw new IqException("account_invalid_id");
        var path = account.Kid("folder")?.Attr("uid") ?? element.Kid("folder")?.Attr("uid") ?? throw new IqException("item_missing_tag", "folder");
        var folder = await folders.OpenAsync(context.Caller, account.Attr("uid"), path, cancellationToken);
        var fullpath = element.Text("fullpath") ?? throw new IqException("item_missing_tag", "fullpath");
        var reading = Read(element.Attr("action"), folder, await TextAsync(context, fullpath, cancellationToken));
        var (stored, problems) = await import.StoreAsync(context.Caller, folder, reading, cancellationToken);
        var answer = new IqNode("import").Add("imported", stored.ToString(CultureInfo.InvariantCulture));
        return problems.Count == 0 ? answer : answer.Add(new IqNode("failed", problems.Select(problem => new IqNode("item", problem))));
    }

    private static Reading Read(string? action, OpenFolder folder, string text) => action?.ToLowerInvariant() switch
    {
        "vcard" when folder.Type == "C" => VCards.Read(text),
        "vcalendar" when folder.Type is "E" or "T" or "N" or "J" => ICalendars.Read(text, folder.Type == "N" ? "N" : "J"),
        "vcard" or "vcalendar" => throw new IqException("import_folder_type", folder.Path),
        _ => throw new IqException("import_action_unknown", action),
    };

    private async Task<string> TextAsync(IqContext context, string fullpath, CancellationToken cancellationToken)
    {
        var upload = await uploads.FindAsync(context.Caller, fullpath, cancellationToken);
        try
        {
            using var stream = new MemoryStream(await upload.ReadAsync(MaxBytes, cancellationToken));
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new IqException("attachment_size", upload.Name, fault);
        }
    }
}
