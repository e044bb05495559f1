using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using IceWarp.EmbeddedServer.Accounts;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>Pictures of people: the stored photo, else the initials on a colour that stays the same for an address (SVG).</summary>
internal sealed class Avatars(AccountDirectory accounts)
{
    // Dark enough for white letters: each has a contrast of at least 4.5 to 1.
    private static readonly string[] Colours = ["#1f5fa8", "#8a3ffc", "#9f1853", "#a2191f", "#0e6027", "#005d5d", "#8e3a00", "#4d5358"];

    /// <summary>The picture and its media type.</summary>
    public async Task<(byte[] Data, string MediaType)> OfAsync(Account account, CancellationToken cancellationToken) =>
        await accounts.PhotoAsync(account.Id, cancellationToken) ?? (Encoding.UTF8.GetBytes(Svg(account)), "image/svg+xml");

    private static string Svg(Account account)
    {
        var colour = Colours[SHA256.HashData(Encoding.UTF8.GetBytes(account.Email))[0] % Colours.Length];
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\" width=\"96\" height=\"96\" role=\"img\">"
            + $"<rect width=\"96\" height=\"96\" fill=\"{colour}\"/>"
            + "<text x=\"48\" y=\"48\" dy=\".35em\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"40\" fill=\"#fff\">"
            + $"{SecurityElement.Escape(Initials(account))}</text></svg>";
    }

    // First letters of the first and the last word of the name, whole characters even outside the basic plane.
    private static string Initials(Account account)
    {
        var words = account.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            words = [account.Email];
        }

        string[] ends = words.Length == 1 ? [words[0]] : [words[0], words[^1]];
        return string.Concat(ends.Select(word => StringInfo.GetNextTextElement(word))).ToUpper(CultureInfo.InvariantCulture);
    }
}
