using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>In which form a server gives an answer that was asked in JSON (notes, 1.2 and 1.4).</summary>
public enum AnswerForm
{
    /// <summary>As it is written in the transcript: XML, or JSON where a transcript is about JSON.</summary>
    AsWritten,

    /// <summary>XML on one line.</summary>
    OneLine,

    /// <summary>JSON, an empty element as <c>{}</c>.</summary>
    Json,

    /// <summary>JSON, an empty element as <c>{"VALUE":""}</c>, attributes before the rest.</summary>
    JsonBlank,

    /// <summary>JSON without the empty elements.</summary>
    JsonMissing,
}

/// <summary>The conversion to each form, written from the notes alone and not with the code under test.</summary>
internal static class AnswerForms
{
    /// <summary>An XML answer in another form.</summary>
    public static string Convert(string xml, AnswerForm form)
    {
        if (form == AnswerForm.AsWritten || !xml.StartsWith('<'))
        {
            return xml;
        }

        if (form == AnswerForm.OneLine)
        {
            return XElement.Parse(xml).ToString(SaveOptions.DisableFormatting);
        }

        var root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        return new JsonObject { [root.Name.LocalName.ToUpperInvariant()] = new JsonArray(Element(root, form)) }.ToJsonString();
    }

    private static JsonObject Element(XElement element, AnswerForm form)
    {
        var json = new JsonObject();
        if (form == AnswerForm.JsonBlank)
        {
            AddAttributes(json, element);
        }

        var children = element.Elements().Where(child => form != AnswerForm.JsonMissing || !IsEmpty(child));
        foreach (var group in children.GroupBy(child => child.Name.LocalName, StringComparer.OrdinalIgnoreCase))
        {
            json[group.Key.ToUpperInvariant()] = new JsonArray([.. group.Select(child => Element(child, form))]);
        }

        if (!element.HasElements && (element.Value.Length > 0 || (form == AnswerForm.JsonBlank && !element.HasAttributes)))
        {
            json["VALUE"] = element.Value;
        }

        if (form != AnswerForm.JsonBlank)
        {
            AddAttributes(json, element);
        }

        return json;
    }

    private static bool IsEmpty(XElement element) =>
        !element.HasAttributes && (element.HasElements ? element.Elements().All(IsEmpty) : element.Value.Length == 0);

    private static void AddAttributes(JsonObject json, XElement element)
    {
        if (element.HasAttributes)
        {
            json["ATTRIBUTES"] = new JsonObject(
                element.Attributes().Select(attribute => KeyValuePair.Create(attribute.Name.LocalName.ToUpperInvariant(), (JsonNode?)attribute.Value)));
        }
    }
}
