using System.Globalization;
using System.Text.Json.Nodes;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Auth;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>Tokens that show one person's picture and nothing else, for use in an address.</summary>
internal sealed class AvatarTokens(SignedTokens tokens)
{
    private const string Purpose = "avatar";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(24);

    /// <summary>A token for the picture of an account.</summary>
    public Task<string> CreateAsync(Account account, CancellationToken cancellationToken) =>
        tokens.CreateAsync(Purpose, new JsonObject { ["sub"] = account.Email }, Lifetime, cancellationToken);

    /// <summary>The address the token belongs to, or null.</summary>
    public async Task<string?> ReadAsync(string token, CancellationToken cancellationToken) =>
        (await tokens.ReadAsync(Purpose, token, cancellationToken))?["sub"]?.GetValue<string>();

    /// <summary>Where the picture is: <c>avatarurl</c>.</summary>
    public static string Url(string baseAddress, string token) =>
        string.Create(CultureInfo.InvariantCulture, $"{baseAddress}{AvatarEndpoint.Path}?token={token}");
}
