using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Tests.Iq;

/// <summary>For arbitrary answers: both forms say the same, and text survives escaping and parsing.</summary>
public sealed class IqWriterPropertyTests
{
    private static readonly string[] Tricky = ["&", "<", ">", "\"", "'", "]]>", "\t", "\n", "\r", "\r\n", "&amp;", "<!--", " ", "\U0001F600"];

    // What XML 1.0 can carry at all (2.2), pairs of surrogates included.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Tricky.Length - 1].Select(i => Tricky[i]),
        Gen.Char['\u0020', '\uD7FF'].Select(c => c.ToString()),
        Gen.Char['\uE000', '\uFFFD'].Select(c => c.ToString())).Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> Name = Gen.Char['a', 'z'].Array[1, 6].Select(letters => new string(letters));

    private static readonly Gen<IqNode> Node = Gen.Recursive<IqNode>((depth, node) =>
        depth >= 4
            ? Leaf
            : Gen.Frequency((2, Leaf), (1, Gen.Select(Name, Attributes, node.Array[0, 4]).Select((name, attributes, children) => With(new IqNode(name, children), attributes)))));

    private static Gen<IqNode> Leaf => Gen.Select(Name, Attributes, Text).Select((name, attributes, text) => With(new IqNode(name, text), attributes));

    private static Gen<(string, string)[]> Attributes =>
        Gen.Select(Name, Text).Array[0, 3].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToArray());

    [Fact]
    public void Xml_gives_back_names_attributes_and_text() =>
        Node.Sample(node => Same(XDocument.Parse(IqWriter.Xml(node), LoadOptions.PreserveWhitespace).Root, node), iter: 2000);

    [Fact]
    public void Json_has_the_same_names_attributes_and_text_in_upper_case_arrays() =>
        Node.Sample(
            node =>
            {
                using var json = JsonDocument.Parse(IqWriter.Json(node));
                return Same(json.RootElement.GetProperty(node.Name.ToUpperInvariant())[0], node);
            },
            iter: 2000);

    [Fact]
    public void What_was_read_is_written_as_it_was() =>
        Node.Sample(
            node =>
            {
                var xml = IqWriter.Xml(node);
                return IqWriter.Xml(IqNode.From(XElement.Parse(xml, LoadOptions.PreserveWhitespace))) == xml;
            },
            iter: 2000);

    [Fact]
    public void Any_text_at_all_makes_well_formed_xml_and_json() =>
        Gen.String.Sample(
            text =>
            {
                var node = new IqNode("a", text).With("b", text);
                _ = XDocument.Parse(IqWriter.Xml(node));
                using var json = JsonDocument.Parse(IqWriter.Json(node));
            },
            iter: 2000);

    private static bool Same(XElement? element, IqNode node) =>
        element is not null
        && element.Name.LocalName == node.Name
        && element.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)).SequenceEqual(node.Attributes.Select(pair => (pair.Key, pair.Value)))
        && element.Elements().Count() == node.Children.Count
        && element.Elements().Zip(node.Children, Same).All(same => same)
        && (node.Children.Count > 0 || element.Value == (node.Text ?? ""));

    private static bool Same(JsonElement element, IqNode node)
    {
        var attributes = element.TryGetProperty("ATTRIBUTES", out var found)
            ? found.EnumerateObject().Select(attribute => (attribute.Name, attribute.Value.GetString() ?? "")).ToArray()
            : [];
        var groups = node.Children.GroupBy(child => child.Name.ToUpperInvariant(), StringComparer.Ordinal).ToList();
        return attributes.SequenceEqual(node.Attributes.Select(pair => (pair.Key.ToUpperInvariant(), pair.Value)))
            && (element.TryGetProperty("VALUE", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : "") == (node.Text ?? "")
            && groups.TrueForAll(group => element.GetProperty(group.Key).EnumerateArray().Zip(group, Same).All(same => same)
                && element.GetProperty(group.Key).GetArrayLength() == group.Count());
    }

    private static IqNode With(IqNode node, (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
        {
            node.With(name, value);
        }

        return node;
    }
}
