using System.Globalization;

namespace IceWarp.Testing;

/// <summary>One request that a client is expected to send, and the recorded answer.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path with query; <c>{*}</c> stands for any text.</param>
/// <param name="RequestHeaders">Headers that must be there with exactly these values; <c>{*}</c> stands for any text.</param>
/// <param name="RequestBody">The exact body; <c>{*}</c> stands for any text.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="AnswerHeaders">Headers of the answer.</param>
/// <param name="AnswerBody">Body of the answer.</param>
public sealed record Exchange(
    string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> RequestHeaders, string RequestBody, int Status,
    IReadOnlyList<KeyValuePair<string, string>> AnswerHeaders, string AnswerBody);

/// <summary>
/// A recorded conversation in one readable text. <c>C:</c> begins a request (method and target) and then its headers, <c>C|</c> are lines
/// of its body; <c>S:</c> begins an answer (status) and then its headers, <c>S|</c> are lines of its body. Body lines are joined by LF
/// without one at the end; <c>C+</c> goes on with the line before. <c>P:</c> at the beginning says that the requests come in parallel, so in any order. Lines
/// that begin with <c>#</c>, and empty ones, are for the reader.
/// </summary>
public sealed record Transcript(IReadOnlyList<Exchange> Exchanges, bool IsParallel)
{
    /// <summary>Reads a file.</summary>
    public static async Task<Transcript> LoadAsync(string path) => Parse(await File.ReadAllTextAsync(path));

    /// <summary>Reads a text. Throws <see cref="FormatException"/> for a line that is none of the above.</summary>
    public static Transcript Parse(string text)
    {
        var exchanges = new List<Exchange>();
        Draft? draft = null;
        var parallel = false;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (mark, rest) = (line[..Math.Min(2, line.Length)], line.Length > 3 ? line[3..] : "");
            if (mark == "P:" && draft is null)
            {
                parallel = true;
            }
            else if (mark == "C:" && (draft is null || draft.Status is not null))
            {
                Close(draft, exchanges);
                draft = new Draft(rest.Split(' ', 2));
            }
            else
            {
                (draft ?? throw new FormatException("A transcript begins with C:.")).Read(mark, rest);
            }
        }

        Close(draft, exchanges);
        return new Transcript(exchanges, parallel);
    }

    private static void Close(Draft? draft, List<Exchange> exchanges)
    {
        if (draft is not null)
        {
            exchanges.Add(draft.ToExchange());
        }
    }

    private sealed class Draft(string[] request)
    {
        private readonly List<KeyValuePair<string, string>> _requestHeaders = [];
        private readonly List<KeyValuePair<string, string>> _answerHeaders = [];
        private readonly List<string> _requestBody = [];
        private readonly List<string> _answerBody = [];

        public int? Status { get; private set; }

        public void Read(string mark, string rest)
        {
            switch (mark)
            {
                case "C:":
                    _requestHeaders.Add(Header(rest));
                    break;
                case "C|":
                    _requestBody.Add(rest);
                    break;
                case "C+" when _requestBody.Count > 0:
                    _requestBody[^1] += rest;
                    break;
                case "S:" when Status is null:
                    Status = int.Parse(rest, CultureInfo.InvariantCulture);
                    break;
                case "S:":
                    _answerHeaders.Add(Header(rest));
                    break;
                case "S|":
                    _answerBody.Add(rest);
                    break;
                default:
                    throw new FormatException($"A line of a transcript begins with C:, C|, C+, S: or S|, not with {mark}.");
            }
        }

        public Exchange ToExchange() => new(
            request[0], request[1], _requestHeaders, string.Join('\n', _requestBody), Status ?? throw new FormatException("An answer is missing."),
            _answerHeaders, string.Join('\n', _answerBody));

        private static KeyValuePair<string, string> Header(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return new(text[..colon], text[(colon + 1)..].Trim());
        }
    }
}

/// <summary>Compares texts where <c>{*}</c> stands for any text.</summary>
public static class Wildcards
{
    private const string Any = "{*}";

    /// <summary>True when <paramref name="actual"/> is what <paramref name="expected"/> says.</summary>
    public static bool Match(string expected, string actual)
    {
        var parts = expected.Split(Any);
        if (parts.Length == 1)
        {
            return string.Equals(expected, actual, StringComparison.Ordinal);
        }

        if (!actual.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var position = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = actual.IndexOf(part, position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + part.Length;
        }

        return actual.Length - position >= parts[^1].Length && actual.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
