using System.Text;
using System.Text.Json;
using CsCheck;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Tests.Recorded;

namespace IceWarp.Adapter.Tests.Native.Iq;

/// <summary>What is written is read, in either form; what is hostile or broken is refused.</summary>
public sealed class IqReaderTests
{
    private static readonly Gen<string> Name = Gen.Char['a', 'z'].Array[1, 6].Select(letters => new string(letters))
        .Where(name => name is not ("xmlns" or "value"));

    private static readonly Gen<(string, string)[]> Attributes =
        Gen.Select(Name, Texts.Plain).Array[0, 3].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToArray());

    private static readonly Gen<IqElement> Tree = Gen.Recursive<IqElement>((depth, element) => depth >= 4
        ? Leaf
        : Gen.Frequency((2, Leaf), (1, Gen.Select(Name, Attributes, element.Array[1, 4]).Select((name, attributes, children) => With(new IqElement(name, children), attributes)))));

    private static Gen<IqElement> Leaf => Gen.Select(Name, Attributes, Texts.Plain).Select((name, attributes, text) => With(new IqElement(name, text), attributes));

    [Fact]
    public void Any_tree_comes_back_from_xml() => Tree.Sample(tree => Show(Read(IqXml.Write(Answer(tree)))) == Show(Answer(tree)), iter: 2000);

    [Theory]
    [InlineData(AnswerForm.Json)]
    [InlineData(AnswerForm.JsonBlank)]
    public void Any_tree_is_the_same_in_json(AnswerForm form) => Tree.Sample(
        tree => Show(Read(AnswerForms.Convert(IqXml.Write(Answer(tree)), form)), grouped: true) == Show(Answer(tree), grouped: true), iter: 2000);

    [Fact]
    public void A_request_is_one_line_without_what_xml_cannot_carry() => Texts.Any.Sample(
        text =>
        {
            var written = IqXml.Write(new IqElement("iq", text).With("a", text));
            var read = Read(written);
            var expected = Carried(text);
            return !written.Any(char.IsControl) && read.Text == expected && read.Attribute("a") == expected;
        },
        iter: 2000);

    [Fact]
    public void Control_characters_come_through_json() => Texts.Any.Where(IsUnicode).Sample(
        text => Read($$"""{"IQ":[{"VALUE":{{JsonSerializer.Serialize(text)}}}]}""").Text == text, iter: 1000);

    [Theory]
    [InlineData("""{"IQ":{"QUERY":{"A":"1","B":2,"C":true,"D":null}}}""")]
    [InlineData("""{"IQ":[{"QUERY":[{"A":["1"],"B":[2],"C":[true],"D":[null]}]}]}""")]
    [InlineData("\uFEFF \n{\"IQ\":[{\"QUERY\":[{\"A\":[{\"VALUE\":\"1\"}],\"B\":[{\"VALUE\":2}],\"C\":[{\"VALUE\":true}],\"D\":[{}],\"ATTRIBUTES\":[]}],\"ATTRIBUTES\":null}]}")]
    public void Looser_json_is_understood(string json)
    {
        var query = Read(json).Child("query")!;

        (query.Value("a"), query.Value("b"), query.Value("c"), query.Value("d")).Should().Be(("1", "2", "true", ""));
    }

    [Theory]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- a --><IQ><n:Query xmlns:n=\"x\"><A><![CDATA[<1>]]></A></n:Query></IQ>")]
    [InlineData("\r\n  <iq>\n <query>\n  <a>&lt;1&gt;</a>\n </query>\n</iq>\n")]
    public void Looser_xml_is_understood(string xml) => Read(xml).Find("query", "a")?.Text.Should().Be("<1>");

    public static TheoryData<string> Hostile => new()
    {
        "<!DOCTYPE iq><iq/>",
        "<!DOCTYPE iq [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><iq uid=\"&b;\">&b;</iq>",
        "<!DOCTYPE iq [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><iq>&x;</iq>",
        "<!DOCTYPE iq SYSTEM \"http://127.0.0.1:1/x.dtd\"><iq/>",
        "<iq>&undeclared;</iq>",
        "<iq>&#1;</iq>",
        "<iq a=\"1\" a=\"2\"/>",
        "<iq>" + Deep(IqXml.MaxDepth) + "</iq>",
        new string('<', 100_000),
        "<iq",
        "<iq><query></iq>",
        "<html><body>It works!</body></html>",
        "",
        "no xml at all",
        "[1]",
        "null",
        "{",
        "{}",
        """{"IQ":[]}""",
        """{"iq2":[{}]}""",
        """{"IQ":[{"VALUE":"\ud800"}]}""",
        """{"IQ":[{}],}""",
        """{"IQ":""" + new string('[', 100_000),
        """{"IQ":[""" + string.Concat(Enumerable.Repeat("""{"A":[""", 200)) + string.Concat(Enumerable.Repeat("]}", 200)) + "]}",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_and_broken_answers_are_garbled(string answer)
    {
        var read = () => Read(answer);

        read.Should().Throw<ServerException>().Which.Failure.Should().Be(ServerFailure.Garbled);
    }

    [Fact]
    public void Elements_nest_64_levels_deep() => Read("<iq>" + Deep(IqXml.MaxDepth - 1) + "</iq>").Descendants().Should().HaveCount(IqXml.MaxDepth - 1);

    [Fact]
    public void A_damaged_answer_is_read_or_garbled_and_nothing_else() => Gen.Select(Tree, Gen.Bool, Gen.Int[0, 1000], Gen.Byte).Sample(
        (tree, json, at, damage) =>
        {
            var body = Encoding.UTF8.GetBytes(AnswerForms.Convert(IqXml.Write(Answer(tree)), json ? AnswerForm.Json : AnswerForm.AsWritten));
            body[at % body.Length] = damage;
            try
            {
                _ = IqReader.Read(body);
            }
            catch (ServerException fault)
            {
                fault.Failure.Should().Be(ServerFailure.Garbled);
            }
        },
        iter: 5000);

    private static IqElement Read(string answer) => IqReader.Read(Encoding.UTF8.GetBytes(answer));

    private static IqElement Answer(IqElement tree) => new("iq", tree);

    private static IqElement With(IqElement element, (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
        {
            element.With(name, value);
        }

        return element;
    }

    // Of children with different names JSON keeps no order.
    private static string Show(IqElement element, bool grouped = false)
    {
        var children = grouped ? element.Children.GroupBy(child => child.Name).SelectMany(group => group) : element.Children;
        return JsonSerializer.Serialize(
            new object[] { element.Name, element.Text, element.Attributes, children.Select(child => Show(child, grouped)).ToArray() });
    }

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("<d>", levels)) + string.Concat(Enumerable.Repeat("</d>", levels));

    private static bool IsUnicode(string text) => Carried(text).Length == text.Count(c => c >= ' ' || c is '\t' or '\n' or '\r');

    // XML 1.0, 2.2.
    private static string Carried(string text)
    {
        var carried = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                carried.Append(text[i]).Append(text[++i]);
            }
            else if (!char.IsSurrogate(text[i]) && text[i] is >= ' ' or '\t' or '\n' or '\r' && text[i] < '\uFFFE')
            {
                carried.Append(text[i]);
            }
        }

        return carried.ToString();
    }
}
