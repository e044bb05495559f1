using System.Xml.Linq;
using static IceWarp.EmbeddedServer.Dav.DavXml;

namespace IceWarp.EmbeddedServer.Dav.Methods;

/// <summary>
/// PROPPATCH (RFC 4918, 9.2): all instructions or none. Live properties are protected, but for the display name, which may be given anew; anything
/// else is kept as a dead property. Right <c>w</c> for an item, <c>x</c> for a folder.
/// </summary>
internal sealed class ChangeProperties(DeadProperties dead) : IDavMethod
{
    public IReadOnlyList<string> Names { get; } = ["PROPPATCH"];

    public async Task AnswerAsync(DavCall call, CancellationToken cancellationToken)
    {
        var target = call.Target;
        if (await call.ReadXmlAsync(cancellationToken) is not { } body || body.Name != D + "propertyupdate")
        {
            throw new DavException(400);
        }

        if (!target.Exists || target.Folder is not { } folder)
        {
            throw new DavException(target.IsTop ? 403 : 404);
        }

        folder.Demand(target.Item is null ? 'x' : 'w');
        if (target.Item is { } item)
        {
            call.DemandConditions(item);
            DavLocks.DemandFree(call.Caller, item);
        }

        var changes = Changes(body);
        var refusals = changes.Where(change => Refusal(change.Name, change.Value) is not null).ToList();
        var done = refusals.Count == 0
            && await dead.ChangeAsync(target.Item is null ? folder.Id : null, target.Item?.Id, changes, cancellationToken);
        var href = DavProperties.Href(target.Owner, target.Path, target.IsCollection);
        await call.AnswerAsync(207, Multistatus(new XElement(D + "response", new XElement(D + "href", href), Outcome(changes, refusals, done))));
    }

    /// <summary>The instructions below <c>set</c> and <c>remove</c> in their order: names with the property to keep, or null to take it away.</summary>
    public static IReadOnlyList<(XName Name, XElement? Value)> Changes(XElement body) =>
    [
        .. body.Elements().Where(instruction => instruction.Name == D + "set" || instruction.Name == D + "remove")
            .SelectMany(instruction => instruction.Elements(D + "prop").Elements(), (instruction, property) =>
                (property.Name, instruction.Name == D + "set" ? WithLanguage(property) : null)),
    ];

    /// <summary>Why a property cannot be changed: status, its words and the precondition; null when it can.</summary>
    public static (int Status, string Words, XName? Precondition)? Refusal(XName name, XElement? value) =>
        DavProperties.IsProtected(name) ? (403, "Forbidden", D + "cannot-modify-protected-property")
        : value?.ToString(SaveOptions.DisableFormatting).Length > DeadProperties.LongestValue ? (507, "Insufficient Storage", null)
        : null;

    private static IEnumerable<XElement> Outcome(
        IReadOnlyList<(XName Name, XElement? Value)> changes, IReadOnlyList<(XName Name, XElement? Value)> refusals, bool done)
    {
        if (done)
        {
            yield return DavProperties.PropStat(200, "OK", Empty(changes));
            yield break;
        }

        foreach (var group in refusals.GroupBy(change => Refusal(change.Name, change.Value)!.Value))
        {
            yield return DavProperties.PropStat(group.Key.Status, group.Key.Words, Empty(group), group.Key.Precondition);
        }

        var others = changes.Where(change => !refusals.Contains(change)).ToList();
        if (others.Count > 0)
        {
            yield return refusals.Count > 0
                ? DavProperties.PropStat(424, "Failed Dependency", Empty(others))
                : DavProperties.PropStat(507, "Insufficient Storage", Empty(others));
        }
    }

    private static IEnumerable<XElement> Empty(IEnumerable<(XName Name, XElement? Value)> changes) =>
        changes.Select(change => change.Name).Distinct().Select(name => new XElement(name));

    // The language in scope belongs to the value (RFC 4918, 4.3).
    private static XElement WithLanguage(XElement property)
    {
        var copy = new XElement(property);
        if (copy.Attribute(XNamespace.Xml + "lang") is null
            && property.Ancestors().Attributes(XNamespace.Xml + "lang").FirstOrDefault() is { } language)
        {
            copy.Add(new XAttribute(language));
        }

        return copy;
    }
}
