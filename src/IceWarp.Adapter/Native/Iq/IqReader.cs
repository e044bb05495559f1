using System.Text.Json;
using System.Xml;

namespace IceWarp.Adapter.Native.Iq;

/// <summary>Reads an answer by what it is, not by what was asked: a get in JSON may be refused in XML.</summary>
internal static class IqReader
{
    /// <summary>Largest answer in bytes, after decompression.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The root element <c>iq</c>. <see cref="ServerFailure.Garbled"/> for anything else.</summary>
    public static IqElement Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = First(body.Span) switch
            {
                '{' => IqJson.Read(SkipMark(body)),
                '<' => IqXml.Read(new ReadOnlyMemoryStream(body)),
                _ => throw new XmlException("The answer is neither XML nor JSON."),
            };
            return root.Name == "iq" ? root : throw new XmlException("The answer is not an iq.");
        }
        catch (Exception fault) when (fault is XmlException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ServerException(ServerFailure.Garbled, "unreadable_answer", innerException: fault);
        }
    }

    private static ReadOnlyMemory<byte> SkipMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;

    private static char First(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
        {
            if (b is not (0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return (char)b;
            }
        }

        return '\0';
    }
}
