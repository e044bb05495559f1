using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IceWarp.Host.Settings;

namespace IceWarp.Host.Sessions;

/// <summary>
/// What a person has signed out of, kept in their private settings on the server (docs/decisions/0001): an ended sign-in stays ended although its cookie was
/// copied. Holds no address and no credential.
/// </summary>
/// <param name="Marker">Goes into the cookie of each sign-in; a new one ends all sign-ins before it.</param>
/// <param name="Ended">Sign-ins that were ended one by one and whose cookies might still be taken for valid.</param>
internal sealed record SignOuts(string Marker, IReadOnlyList<SignOuts.Entry> Ended)
{
    /// <summary>Name of the setting.</summary>
    public const string SettingName = "sign_outs";

    /// <summary>Sign-ins remembered one by one; one more ends all.</summary>
    public const int Capacity = 256;

    /// <summary>A person who never signed out.</summary>
    public static readonly SignOuts None = new("", []);

    /// <summary>An ended sign-in.</summary>
    /// <param name="Id">Its <see cref="SealedSession.Id"/>.</param>
    /// <param name="Until">When no cookie of it can be valid any more.</param>
    internal sealed record Entry(string Id, DateTimeOffset Until);

    /// <summary>Reads the setting. A text that is none of ours becomes a marker of its own: it ends every sign-in and lets people sign in anew.</summary>
    public static SignOuts Read(string? text)
    {
        if (text is null)
        {
            return None;
        }

        try
        {
            if (JsonSerializer.Deserialize<SignOuts>(text, JsonSerializerOptions.Web) is { Marker: not null, Ended: not null } read
                && read.Ended.All(entry => entry is { Id: not null }))
            {
                return read;
            }
        }
        catch (JsonException)
        {
            // Not ours: below.
        }

        return new SignOuts(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..8]), []);
    }

    /// <summary>The text for the setting.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>True when the sign-in was ended, alone or with all others.</summary>
    public bool Includes(SealedSession session) =>
        !string.Equals(Marker, session.Marker, StringComparison.Ordinal)
        || Ended.Any(entry => string.Equals(entry.Id, session.Id, StringComparison.Ordinal));

    /// <summary>With one more ended sign-in, and without those that are long over.</summary>
    public SignOuts With(SealedSession session, DateTimeOffset now)
    {
        var entry = new Entry(session.Id, session.SignedInAt + SessionCookieOptions.LongestLifetime);
        var ended = Ended.Where(other => other.Until > now && other.Id != entry.Id).Append(entry).ToList();
        return ended.Count > Capacity ? Everywhere() : this with { Ended = ended };
    }

    /// <summary>With what is only known here yet: a sign-out that did not reach the server.</summary>
    public SignOuts With(SignOuts here) => string.Equals(Marker, here.Marker, StringComparison.Ordinal)
        ? this with { Ended = [.. Ended.UnionBy(here.Ended, entry => entry.Id, StringComparer.Ordinal).TakeLast(Capacity)] }
        : this;

    /// <summary>All sign-ins ended.</summary>
    public static SignOuts Everywhere() => new(RandomNumberGenerator.GetHexString(16, lowercase: true), []);
}
