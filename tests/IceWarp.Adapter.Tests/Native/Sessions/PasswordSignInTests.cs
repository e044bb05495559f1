using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using IceWarp.Testing;
using Microsoft.AspNetCore.Http;

namespace IceWarp.Adapter.Tests.Native.Sessions;

/// <summary>The RSA digest (notes, 2.2), read with the private key of its challenge.</summary>
public sealed class PasswordSignInTests
{
    private const string Password = "pä ss&w+ö=%";

    [Fact]
    public async Task A_digest_holds_the_encoded_password_and_the_time_of_the_challenge()
    {
        using var key = RSA.Create(2048);
        string? digest = null;
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            if (!http.Request.Path.StartsWithSegments("/webmail", StringComparison.Ordinal))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var query = (await XDocument.LoadAsync(http.Request.Body, LoadOptions.None, http.RequestAborted)).Root!.Elements().Single();
            digest ??= query.Elements().FirstOrDefault(element => element.Name.LocalName == "digest")?.Value;
            await ScriptedServer.AnswerAsync(http, digest is null ? Challenge(key) : "<iq sid=\"wm-9\" type=\"result\"><query xmlns=\"webmail:iq:auth\"/></iq>");
        });
        await using var adapter = AdapterInTest.For(server.Address, session: null);

        var session = await adapter.Get<IIdentity>().SignInAsync(AdapterInTest.Email, Password, CancellationToken.None);

        session.Token.Should().Be("wm-9");
        digest.Should().MatchRegex("^[0-9a-f]{512}$");
        Encoding.ASCII.GetString(key.Decrypt(Convert.FromHexString(digest!), RSAEncryptionPadding.Pkcs1))
            .Should().Be("p=p%C3%A4+ss%26w%2B%C3%B6%3D%25&t=1767261600");
    }

    private static string Challenge(RSA key) =>
        $"<iq type=\"result\"><query xmlns=\"webmail:iq:auth\"><hashid>{Convert.ToHexStringLower(key.ExportParameters(includePrivateParameters: false).Modulus!)}"
        + "</hashid><timestamp>1767261600</timestamp></query></iq>";
}
