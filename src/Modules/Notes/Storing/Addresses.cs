using System.Net.Mail;

namespace IceWarp.Modules.Notes.Storing;

/// <summary>Which texts are addresses of people. Pure.</summary>
internal static class Addresses
{
    private const int Longest = 320;

    /// <summary>True for an addr-spec (RFC 5322, 3.4.1) without a name, on one line.</summary>
    public static bool IsAddress(string? text) =>
        IsPrincipal(text) && MailAddress.TryCreate(text, out var read) && read.Address == text && read.DisplayName.Length == 0;

    /// <summary>True for what may have a right on a folder: an address, or a group as the server names it.</summary>
    public static bool IsPrincipal(string? text) =>
        text is { Length: > 0 and <= Longest } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"');
}
