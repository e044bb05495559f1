using System.Text.Json;

namespace IceWarp.Office;

/// <summary>What a person may do with a document, by what the person does. What is not named is refused.</summary>
internal static class InputRules
{
    private const int MostText = 64 << 10;
    private const int MostPasted = 32 << 20;
    private const int FirstTravelKey = 1024;
    private const int LastTravelKey = 1031;
    private const int EscapeKey = 1281;
    private const int KeyMask = 0xFFF;

    private static readonly string[] Pasted =
    [
        "text/plain;charset=utf-8", "text/html", "text/rtf", "text/richtext", "image/png", "image/jpeg", "image/gif", "image/bmp", "image/svg+xml",
        "application/x-openoffice-embed-source-xml;windows_formatname=\"Star Embed Source (XML)\"",
    ];

    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:", "#"];

    /// <summary>Why the input is refused; null when it is not.</summary>
    public static string? Refusal(ViewAccess access, ViewInput input) => input switch
    {
        ViewInput.ShowPart(var part) => part is < 0 or > 100_000 ? "There is no such part." : null,
        ViewInput.ShowArea area => area is { Width: < 0 } or { Height: < 0 } ? "An area has a size." : null,
        ViewInput.SetZoom zoom => zoom is { Pixels: < 16 or > 4096 } or { Twips: < 16 or > 1_000_000 } ? "That zoom is not possible." : null,
        ViewInput.SelectText or ViewInput.ClearSelection => null,
        ViewInput.RunCommand command => Command(access, command),
        ViewInput.PressKey key when IsTravel(key) => null,
        _ when access != ViewAccess.Edit => "You may not change this document.",
        ViewInput.TypeText(var text) => TooLong(text),
        ViewInput.ComposeText compose => TooLong(compose.Text),
        ViewInput.RemoveText remove => remove is { Before: < 0 or > MostText } or { After: < 0 or > MostText } ? "That is too much text at once." : null,
        ViewInput.Paste paste => !Pasted.Contains(paste.MimeType) ? "That cannot be pasted." : paste.Data.Length > MostPasted ? "That is too much to be pasted." : null,
        ViewInput.AnswerDialog dialog => TooLong(dialog.Json),
        ViewInput.PressKey or ViewInput.Point or ViewInput.SelectGraphic or ViewInput.PressWindowKey or ViewInput.PointInWindow or ViewInput.CloseWindow => null,
        _ => "That is not allowed.",
    };

    private static bool IsTravel(ViewInput.PressKey key) => key.Character == 0 && (key.Code & KeyMask) is (>= FirstTravelKey and <= LastTravelKey) or EscapeKey;

    private static string? TooLong(string text) => text.Length > MostText ? "That is too much text at once." : null;

    private static string? Command(ViewAccess access, ViewInput.RunCommand command)
    {
        if (!CommandList.Allows(access, command.Name))
        {
            return $"The command {command.Name} is not allowed.";
        }

        if (command.Arguments is not { } text)
        {
            return null;
        }

        if (TooLong(text) is { } reason)
        {
            return reason;
        }

        try
        {
            // The office takes the first of two equal names, this parser the last.
            using var arguments = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Arguments(access, command.Name, arguments.RootElement);
        }
        catch (JsonException)
        {
            return "The arguments of a command are JSON.";
        }
    }

    private static string? Arguments(ViewAccess access, string command, JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return "The arguments of a command are a JSON object.";
        }

        foreach (var argument in arguments.EnumerateObject())
        {
            var value = argument.Value.ValueKind == JsonValueKind.Object && argument.Value.TryGetProperty("value", out var inner) ? inner.ToString() : "";

            // Links: whoever clicks them must not be led to a file of the server, a macro or a door of the office.
            if (argument.Name.EndsWith("URL", StringComparison.OrdinalIgnoreCase) && value.Length > 0
                && !Schemes.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            {
                return "Links lead to http, https, mailto, tel, or into the document.";
            }

            // 2 and 3 replace, and a read-only view does not stop them.
            if (command == ".uno:ExecuteSearch" && access != ViewAccess.Edit && argument.Name == "SearchItem.Command" && value is not ("0" or "1"))
            {
                return "You may not change this document.";
            }
        }

        return null;
    }
}
